/** Everything that people wrote in a consultation as one workbook, a sheet a kind. */
import { Workbook } from '@cj-tech-master/excelts';
import { addList, type List } from '../plan/exports/worksheet.ts';
import type { T as Words } from './engagement/frame.tsx';
import type { Engagement, Raised } from './engagement/model.ts';
import type { T } from './frame.tsx';
import type { Assessment } from './health/model.ts';
import type { Consultation, RemarkOf, Response } from './model.ts';

interface Everything {
  consultation: Consultation;
  responses: (Response & { createdAt: Date })[];
  events: Engagement[];
  assessments: Assessment[];
  raised: Raised[];
  remarks: RemarkOf[];
  /** The words of a commitment, for its id. */
  textOf(subject: string): string;
  /** The name of whoever weighed. */
  nameOf(by: string): string;
}

export async function toWorkbook(t: T, w: Words, everything: Everything): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.title = everything.consultation.title;
  addList(workbook.addWorksheet(t('book.remarks')), remarkList(t, everything), everything.consultation.title);
  addList(workbook.addWorksheet(t('book.responses')), responseList(t, everything), everything.consultation.title);
  addList(workbook.addWorksheet(w('work.events')), eventList(w, everything), everything.consultation.title);
  addList(workbook.addWorksheet(w('rec.title')), raisedList(w, everything), everything.consultation.title);
  return workbook.xlsx.writeBuffer();
}

const dayOf = (at: Date | null) => (at === null ? null : { day: at.toISOString().slice(0, 10) });

function remarkList(t: T, { remarks, textOf, nameOf }: Everything): List {
  return {
    columns: [
      { title: t('book.response'), width: 14 },
      { title: t('weigh.subject'), width: 12 },
      { title: t('ask.proposed'), width: 50 },
      { title: t('weigh.verdict'), width: 10 },
      { title: t('ask.words'), width: 70 },
      { title: t('weigh.respondent'), width: 20 },
      { title: t('weigh.place'), width: 16 },
      { title: t('you.organisation'), width: 24 },
      { title: t('book.channel'), width: 12 },
      { title: t('book.day'), width: 12 },
      { title: t('weigh.showing'), width: 18 },
      { title: t('weigh.tags'), width: 24 },
      { title: t('weigh.assignee'), width: 18 },
      { title: t('weigh.outcome'), width: 16 },
      { title: t('weigh.reason'), width: 50 },
      { title: t('book.weighedBy'), width: 18 },
    ],
    rows: remarks.map((one) => [
      one.responseId.slice(0, 8),
      one.subject,
      textOf(one.subject),
      one.verdict && t(`ask.${one.verdict}`),
      one.text,
      one.respondent && t(`respondent.${one.respondent}`),
      one.place,
      one.organisation,
      t(`channel.${one.channel}`),
      dayOf(one.at),
      t(`showing.${one.showing}`),
      one.tags.join(', '),
      one.assignee && nameOf(one.assignee),
      t(`outcome.${one.outcome ?? 'open'}`),
      one.reason,
      one.weighedBy && nameOf(one.weighedBy),
    ]),
  };
}

function responseList(t: T, { responses }: Everything): List {
  return {
    columns: [
      { title: t('book.response'), width: 14 },
      { title: t('book.day'), width: 12 },
      { title: t('weigh.respondent'), width: 20 },
      { title: t('weigh.place'), width: 16 },
      { title: t('you.organisation'), width: 24 },
      { title: t('start.choose'), width: 40 },
    ],
    rows: responses.map(({ id, createdAt, respondent, place, organisation, themes }) => [
      id.slice(0, 8),
      dayOf(createdAt),
      respondent && t(`respondent.${respondent}`),
      place,
      organisation,
      themes.join('; '),
    ]),
  };
}

function eventList(w: Words, { events }: Everything): List {
  return {
    columns: [
      { title: w('event.title'), width: 40 },
      { title: w('event.kind'), width: 24 },
      { title: w('event.day'), width: 12 },
      { title: w('event.place'), width: 24 },
      { title: w('event.attended'), width: 12 },
      { title: w('event.notes'), width: 60 },
    ],
    rows: events.map(({ title, kind, day, place, attended, notes }) => [
      title,
      w(`kind.${kind}`),
      day === null ? null : { day },
      place,
      attended,
      notes,
    ]),
  };
}

function raisedList(w: Words, { raised, events, assessments, textOf }: Everything): List {
  const titles = new Map([...events, ...assessments].map(({ id, title }) => [id, title]));
  return {
    columns: [
      { title: w('rec.source'), width: 30 },
      { title: w('rec.one'), width: 60 },
      { title: w('rec.outcome'), width: 16 },
      { title: w('rec.reason'), width: 50 },
      { title: w('rec.commitment'), width: 14 },
      { title: w('rec.commitmentText'), width: 50 },
    ],
    rows: raised.map(({ engagementId, assessmentId, text, outcome, reason, commitment }) => [
      titles.get(engagementId ?? assessmentId ?? '') ?? '',
      text,
      w(`outcome.${outcome ?? 'open'}`),
      reason,
      commitment,
      commitment && textOf(commitment),
    ]),
  };
}
