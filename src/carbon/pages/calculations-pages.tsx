/** Calculations: all there are, one of them with what it took, and what lies between two. */
import { Button } from 'nhsuk-react-components';
import { type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import type { Calculation, Published } from '../calculation-store.ts';
import type { Explanation } from '../footprint/change.ts';
import { ChangeTold } from './change.tsx';
import type { CountedDesk, Desk } from './frame.tsx';
import { DataTable } from './parts.tsx';
import { yearName } from './told.ts';

interface ListProps {
  desk: Desk;
  all: readonly Calculation[];
  published: Published | null;
  form: Filled;
  /** What was just done, in a sentence. */
  done: string | null;
}

export function CalculationsPage({ desk, all, published, form, done }: ListProps) {
  const { t, here, day } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('calculations.title')}</h1>
      <p>{t('calculations.intro')}</p>
      {done && <Done t={t} sentence={done} />}
      {all.length === 0 ? (
        <p>{t('calculations.none')}</p>
      ) : (
        <DataTable
          caption={t('calculations.table')}
          heads={[
            { label: t('head.number') },
            { label: t('head.madeOn') },
            { label: t('head.reason') },
            { label: t('head.lines'), numeric: true },
            { label: t('head.potentials') },
            { label: t('head.readers') },
          ]}
          rows={all.map(({ id, n, madeAt, reason, lines, method }) => ({
            key: id,
            cells: [
              <a key="n" href={`${here}/calculations/${n}`}>
                {t('calculations.number', { n })}
              </a>,
              day(madeAt),
              reason,
              lines.toLocaleString('en-GB'),
              method.settings.warmingPotentials,
              published?.calculation.id === id ? t('calculations.seen', { day: day(published.at) }) : '',
            ],
          }))}
        />
      )}
      <h2>{t('calculations.new')}</h2>
      <p>{t('calculations.newIs')}</p>
      <form method="post" action={`${here}/calculations`}>
        <LineField name="reason" label={t('calculations.reason')} hint={t('calculations.reasonHint')} form={form} />
        <Button type="submit">{t('calculations.make')}</Button>
      </form>
    </>
  );
}

/** Files that a page has; the audit pack has them all. */
const shownInputs = 500;

interface OneProps {
  desk: CountedDesk;
  all: readonly Calculation[];
  published: Published | null;
  form: Filled;
  done: string | null;
  /** What came of making it again; null where nobody asked. */
  again: { hash: string; same: boolean } | null;
}

export function CalculationPage({ desk, all, published, form, done, again }: OneProps) {
  const { t, here, day, calculation, href } = desk;
  const { n, madeAt, reason, method, inputs, lines } = calculation;
  const facts: [string, string][] = [
    [t('head.madeOn'), day(madeAt)],
    [t('head.reason'), reason],
    [t('head.lines'), lines.toLocaleString('en-GB')],
    [t('calculation.potentials'), method.settings.warmingPotentials],
    [t('calculation.factorYear'), t(`factorYear.${method.settings.factorYear}`)],
    [t('calculation.baselineYear'), yearName(method.settings.baselineYear)],
    [t('calculation.code'), method.greenplan],
  ];
  const hashes: [string, string][] = [
    [t('calculation.resultHash'), calculation.resultHash],
    [t('calculation.inputsHash'), calculation.inputsHash],
    [t('calculation.methodHash'), calculation.methodHash],
    [t('calculation.statement'), method.statement],
    ...(method.ownFactors === '' ? [] : [[t('calculation.ownFactors'), method.ownFactors] as [string, string]]),
  ];
  const others = all.filter((one) => one.n !== n);
  const isSeen = published?.calculation.n === n;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('calculations.number', { n })}</h1>
      {done && <Done t={t} sentence={done} />}
      {again && (
        <Done
          t={t}
          sentence={
            again.same
              ? t('calculation.same', { hash: again.hash })
              : t('calculation.other', { hash: again.hash, was: calculation.resultHash })
          }
        />
      )}
      <dl className="nhsuk-summary-list">
        {[...facts, ...hashes].map(([name, value]) => (
          <div key={name} className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">{name}</dt>
            <dd className="nhsuk-summary-list__value gp-hash">{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={`${here}?calculation=${n}`}>{t('calculation.show')}</a>
      </p>
      <h2>{t('calculation.again')}</h2>
      <p>{t('calculation.againIs')}</p>
      <form method="post" action={`${here}/calculations/${n}/again`}>
        <Button type="submit" secondary>
          {t('calculation.againButton')}
        </Button>
      </form>
      <h2>{t('calculation.publish')}</h2>
      {isSeen ? (
        <p>{t('calculations.seen', { day: day(published.at) })}</p>
      ) : (
        <>
          <p>
            {published ? t('calculation.publishOver', { n: published.calculation.n }) : t('calculation.publishFirst')}
          </p>
          <form method="post" action={`${here}/calculations/${n}/publish`}>
            <TextField
              name="note"
              label={t('calculation.note')}
              hint={t('calculation.noteHint')}
              form={form}
              rows={2}
            />
            <Button type="submit">{t('calculation.publishButton')}</Button>
          </form>
        </>
      )}
      {others.length > 0 && (
        <>
          <h2>{t('difference.title')}</h2>
          <ul className="nhsuk-list">
            {others.slice(0, 20).map((other) => (
              <li key={other.id}>
                <a href={`${here}/calculations/${n}/difference?from=${other.n}`}>
                  {t('difference.link', { n: other.n, day: day(other.madeAt), reason: other.reason })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('calculation.inputs')}</h2>
      {inputs.length > shownInputs && <p>{t('calculation.inputsFirst', { shown: shownInputs, all: inputs.length })}</p>}
      <DataTable
        caption={t('calculation.inputsTable', { count: inputs.length })}
        heads={[
          { label: t('head.file') },
          { label: t('head.lines'), numeric: true },
          { label: t('head.fileHash') },
          { label: t('head.linesHash') },
        ]}
        rows={inputs.slice(0, shownInputs).map((input) => ({
          key: input.file,
          cells: [
            <a key="name" href={href('/lines', { file: input.file })}>
              {input.name}
            </a>,
            input.lines.toLocaleString('en-GB'),
            <span key="hash" className="gp-hash">
              {input.sha256}
            </span>,
            <span key="lines" className="gp-hash">
              {input.linesSha256}
            </span>,
          ],
        }))}
      />
      <h2>{t('calculation.sets')}</h2>
      <DataTable
        caption={t('calculation.setsTable', { count: method.sets.length })}
        heads={[{ label: t('head.publication') }, { label: t('head.setHash') }]}
        rows={method.sets.map(({ id, title, sha256 }) => ({
          key: id,
          cells: [
            title,
            <span key="hash" className="gp-hash">
              {sha256}
            </span>,
          ],
        }))}
      />
    </>
  );
}

interface DifferenceProps {
  desk: CountedDesk;
  from: Calculation;
  year: number;
  years: readonly number[];
  explanation: Explanation;
  /** What of the method differs, in sentences. */
  methods: readonly string[];
}

export function DifferencePage({ desk, from, year, years, explanation, methods }: DifferenceProps) {
  const { t, calculation, here } = desk;
  const path = `${here}/calculations/${calculation.n}/difference`;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{yearName(year)}</span>{' '}
        {t('difference.heading', { from: from.n, to: calculation.n })}
      </h1>
      <nav aria-label={t('year.choose')}>
        <ul className="gp-shows">
          {years.map((one) => (
            <li key={one}>
              <a
                href={`${path}?from=${from.n}&year=${one}`}
                {...(one === year ? { 'aria-current': 'page' as const } : {})}
              >
                {yearName(one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t('difference.method')}</h2>
      {methods.length === 0 ? (
        <p>{t('difference.sameMethod')}</p>
      ) : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {methods.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <h2>{t('difference.result')}</h2>
      <ChangeTold
        desk={desk}
        explanation={explanation}
        before={t('calculations.number', { n: from.n })}
        after={t('calculations.number', { n: calculation.n })}
      />
    </>
  );
}

function Done({ t, sentence }: { t: Desk['t']; sentence: string }) {
  return (
    <div className="nhsuk-inset-text" role="status">
      <span className="nhsuk-u-visually-hidden">{t('done')} </span>
      <p>{sentence}</p>
    </div>
  );
}
