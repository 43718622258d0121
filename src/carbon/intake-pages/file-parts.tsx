/** What the pages about one activity file have in common. */
import { Button, Tag } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { ActivityFile } from '../file-store.ts';
import type { FileState } from '../model.ts';
import type { IntakeDesk, T } from './desk.ts';

/** What a page about a file is given. */
export interface FileView {
  desk: IntakeDesk;
  file: ActivityFile;
  /** Whether whoever looks may go on with it. */
  mayEnter: boolean;
  /** The file that it corrects, and the one that corrects it; null where there is none, or it is not theirs to see. */
  corrects: ActivityFile | null;
  correctedBy: ActivityFile | null;
  /** Files of the very same bytes that came before. */
  twins: readonly ActivityFile[];
}

const colours: Record<FileState, 'grey' | 'blue' | 'yellow' | 'green' | 'red' | 'white'> = {
  received: 'blue',
  mapping: 'yellow',
  mapped: 'blue',
  checked: 'yellow',
  'taken in': 'green',
  superseded: 'grey',
  'set aside': 'grey',
  failed: 'red',
};

export function StateTag({ t, state }: { t: T; state: FileState }) {
  return <Tag modifier={colours[state]}>{t(`state.${state}`)}</Tag>;
}

/** Whether Greenplan itself has to do something with it. */
export const isWorkedOn = ({ state }: ActivityFile): boolean => state === 'received' || state === 'mapped';

/** The heading of a file's page, what came when, and what else is to be known of it. */
export function FileHead({ view, title, children }: { view: FileView; title: string; children?: ReactNode }) {
  const { desk, file, corrects, twins } = view;
  const { t, activity, day, nameOf } = desk;
  const whose = file.organisation === null ? t('file.whoseFile') : t('file.whose', { name: nameOf(file.organisation) });
  return (
    <>
      <h1 className="nhsuk-heading-l">{title}</h1>
      {children}
      <p className="gp-quiet">
        <StateTag t={t} state={file.state} /> {t('file.came', { day: day(file.createdAt), size: sizeOf(file), whose })}{' '}
        {corrects && t('file.corrects', { name: corrects.name })}{' '}
        <a href={`${activity}/${file.id}/file`}>{t('file.original')}</a>
      </p>
      {twins.length > 0 && file.takenInAt === null && file.state !== 'set aside' && (
        <div className="nhsuk-inset-text">
          <p>
            {t('file.twins')}{' '}
            {twins.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <a href={`${activity}/${id}`}>{name}</a>
              </span>
            ))}
            {t('file.twinsAdvice')}
          </p>
        </div>
      )}
    </>
  );
}

/** A button that does one thing with the file. */
export function Act({
  view,
  to,
  label,
  secondary,
  children,
}: {
  view: FileView;
  to: string;
  label: string;
  secondary?: boolean;
  /** Fields that are sent with it. */
  children?: ReactNode;
}) {
  const { desk, file } = view;
  return (
    <form method="post" action={`${desk.activity}/${file.id}/${to}`}>
      {children}
      <Button type="submit" secondary={secondary === true}>
        {label}
      </Button>
    </form>
  );
}

/** What is said to those who may look and not more. */
export function MayNot({ view }: { view: FileView }) {
  return view.mayEnter ? null : <p>{view.desk.t('file.mayNot')}</p>;
}

function sizeOf({ size }: ActivityFile): string {
  if (size < 1000) return `${size} bytes`;
  const [shown, unit] = size < 1_000_000 ? [size / 1000, 'kB'] : [size / 1_000_000, 'MB'];
  return `${shown.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${unit}`;
}
