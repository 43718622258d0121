/** What a system chooses for its trajectory: growth, closures, 1990, what is switched off, likelihoods, ranges, embedding. */
import { type Context, Hono } from 'hono';
import { Button } from 'nhsuk-react-components';
import { z } from 'zod';
import { categories } from '../../carbon/footprint/categories.ts';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Env, WebHouse } from '../../platform/room.ts';
import {
  ChoiceField,
  type Filled,
  LineField,
  Problems,
  readForm,
  TextField,
  TickField,
} from '../../platform/web/forms.tsx';
import { nationalChanges, nationalSources } from '../national/national.ts';
import { confidences, type Growth, stages } from '../rules/model.ts';
import { growthsOf } from '../trajectory.ts';
import { type WorkDesk, workDeskOf } from './desk.ts';
import { Group } from './initiative-form.tsx';
import type { Switchable } from './scenario-page.tsx';
import { growthField, likelihoodField, rangeField, settingsFields, settingsIn } from './settings-fields.ts';

const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Mounted at "/trajectory" below the workspace. */
export function settingsRoutes(house: WebHouse): Hono<Env> {
  /** What the form offers, and its fields as they are. */
  async function facts({ trajectory, nameOf }: WorkDesk) {
    const [settings, baseline] = await Promise.all([trajectory.settings.read(), trajectory.baseline()]);
    const growths = growthsOf(settings, baseline?.year ?? (await trajectory.carbon.settings.read()).baselineYear);
    return {
      growths,
      baseline: baseline?.source ?? null,
      switchable: [...nationalChanges(), ...growths].map(({ id, name }) => ({ id, name })),
      values: settingsFields(settings, nameOf),
    };
  }

  async function page(c: Context<Env>, sent: Filled | null, status: 200 | 422 = 200) {
    const desk = workDeskOf(c, house);
    const { values, ...known } = await facts(desk);
    const body = (
      <SettingsPage
        {...{ desk, ...known }}
        form={sent ?? { values, problems: [] }}
        done={c.req.query('done') === 'saved'}
      />
    );
    return desk.page({ title: desk.t('settings.title'), path: '/settings', body }, status);
  }

  return new Hono<Env>()
    .get('/settings', (c) => page(c, null))

    .post('/settings', async (c) => {
      const desk = workDeskOf(c, house);
      const { t, members, here, trajectory } = desk;
      const { values } = await readForm(c, Fields);
      const { growths, switchable } = await facts(desk);
      const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
      const { settings, problems } = settingsIn(values, {
        t,
        members,
        growths: ids(growths),
        switchable: ids(switchable),
      });
      if (!settings) return page(c, { values, problems }, 422);
      await trajectory.settings.write(settings);
      return c.redirect(`${here}/settings?done=saved`, 303);
    });
}

interface Props {
  desk: WorkDesk;
  growths: readonly Growth[];
  switchable: readonly Switchable[];
  /** Where the baseline comes from; null where there is none. */
  baseline: string | null;
  form: Filled;
  done: boolean;
}

function SettingsPage({ desk, growths, switchable, baseline, form, done }: Props) {
  const { t, base, here, mayChange } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done && <Done>{t('settings.saved')}</Done>}
      <h1 className="nhsuk-heading-l">{t('settings.title')}</h1>
      <p>{baseline === null ? t('settings.noBaseline') : t('settings.baseline', { source: baseline })}</p>
      <p>
        <a href={`${base}/workspace/carbon/baseline`}>{t('settings.lock')}</a>
      </p>
      <Sources desk={desk} />
      {mayChange ? (
        <form method="post" action={`${here}/settings`} noValidate>
          <Growths {...{ desk, growths, form }} />
          <Group title={t('settings.places')}>
            <TextField name="closures" label={t('settings.closures')} hint={t('hint.closures')} form={form} />
            <TextField name="of1990" label={t('settings.of1990')} hint={t('hint.of1990')} form={form} />
          </Group>
          <Group title={t('settings.course')}>
            <LineField name="lastYear" label={t('settings.lastYear')} hint={t('hint.year')} width="10" form={form} />
            <TickField
              name="switchedOff"
              label={t('settings.switchedOff')}
              hint={t('hint.switchedOff')}
              options={switchable.map(({ id, name }) => ({ value: id, label: name }))}
              form={form}
            />
          </Group>
          <Doubt {...{ desk, form }} />
          <Group title={t('settings.embedding')}>
            <TextField
              name="embedOrigins"
              label={t('settings.embedOrigins')}
              hint={t('hint.embedOrigins')}
              form={form}
            />
          </Group>
          <Button type="submit">{t('save')}</Button>
        </form>
      ) : (
        <p>{t('mayNot')}</p>
      )}
    </>
  );
}

function Growths({ desk: { t }, growths, form }: Pick<Props, 'desk' | 'growths' | 'form'>) {
  return (
    <Group title={t('settings.growth')} hint={t('settings.growthText')}>
      <TextField name="growths" label={t('settings.growths')} hint={t('hint.growths')} form={form} />
      {categories.map(({ id, name }) => (
        <ChoiceField
          key={id}
          name={growthField(id)}
          label={name}
          options={[
            { value: '', label: t('settings.noGrowth') },
            ...growths.map((growth) => ({ value: growth.id, label: growth.name })),
          ]}
          form={form}
        />
      ))}
    </Group>
  );
}

function Doubt({ desk: { t }, form }: Pick<Props, 'desk' | 'form'>) {
  return (
    <Group title={t('settings.doubt')} hint={t('settings.doubtText')}>
      {stages.map((stage) => (
        <LineField
          key={stage}
          name={likelihoodField(stage)}
          label={t('settings.likelihood', { stage: t(`stage.${stage}`).toLowerCase() })}
          width="5"
          form={form}
        />
      ))}
      {confidences.flatMap((one) =>
        (['low', 'high'] as const).map((end) => (
          <LineField
            key={`${one} ${end}`}
            name={rangeField(one, end)}
            label={t(`settings.range.${end}`, { confidence: t(`confidence.${one}`).toLowerCase() })}
            width="5"
            form={form}
          />
        )),
      )}
    </Group>
  );
}

/** Where national changes and growths come from. */
function Sources({ desk: { t } }: Pick<Props, 'desk'>) {
  return (
    <DataTable
      caption={t('settings.sources')}
      heads={[{ label: t('head.what') }, { label: t('head.source') }, { label: t('head.basis') }]}
      rows={nationalSources().map(({ id, name, source, basis, derivation }) => ({
        key: id,
        cells: [name, source, `${basis}. ${derivation}`],
      }))}
    />
  );
}
