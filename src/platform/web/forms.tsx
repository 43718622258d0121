/** Forms: what was sent is parsed, what is wrong is said above the form and beside its field. */
import type { Context } from 'hono';
import { Checkboxes, ErrorSummary, Radios, Select, Textarea, TextInput } from 'nhsuk-react-components';
import type { z } from 'zod';
import { Mistake } from '../mistake.ts';
import type { Env } from '../room.ts';

export interface Problem {
  /** Name of the field, which is its id as well; "" for the whole form. */
  field: string;
  message: string;
}

/** What a form shows: the values of its fields, and what is wrong with them. */
export interface Filled {
  values: Record<string, string | string[]>;
  problems: Problem[];
}

/** A form as it was sent: read, or given back with what is wrong. */
export type Sent<Data> = { data: Data; values: Filled['values'] } | (Filled & { data: null });

/** Fields that are sent several times, such as checkboxes, come as a list. */
export async function readForm<Data>(c: Context<Env>, schema: z.ZodType<Data>): Promise<Sent<Data>> {
  const body = await c.req.parseBody({ all: true });
  const values: Filled['values'] = {};
  for (const [name, value] of Object.entries(body)) {
    // PostgreSQL keeps no text with a NUL in it, and nobody types one.
    const texts = [value]
      .flat()
      .filter((one) => typeof one === 'string')
      .map((one) => one.replaceAll('\0', ''));
    values[name] = Array.isArray(value) ? texts : (texts[0] ?? '');
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return { data: parsed.data, values };
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
  return { data: null, values, problems };
}

/** Does what a form asks; a mistake is given back to stand above the form, anything else goes on. */
export async function tryTo(work: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof Mistake) return [{ field: '', message: error.message }];
    throw error;
  }
}

/** What is wrong with a form, each leading to its field; nothing if all is well. */
export function Problems({ problems, t }: { problems: Problem[]; t: (key: 'form.problem') => string }) {
  if (problems.length === 0) return null;
  return (
    <ErrorSummary>
      <ErrorSummary.Title>{t('form.problem')}</ErrorSummary.Title>
      <ErrorSummary.List>
        {problems.map(({ field, message }) => (
          <ErrorSummary.ListItem key={`${field} ${message}`} href={field === '' ? '#maincontent' : `#${field}`}>
            {message}
          </ErrorSummary.ListItem>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}

interface FieldProps {
  name: string;
  /** Where a page has several forms with a field of that name; else the name is its id. */
  id?: string;
  label: string;
  hint?: string;
  form: Filled;
}

interface LineProps extends FieldProps {
  /** Id of a list of what browsers may offer. */
  list?: string;
  required?: boolean;
  type?: 'text' | 'email' | 'password';
  /** What browsers and password managers fill in: "username", "new-password". */
  autoComplete?: string;
  /** Characters that it shows; the whole width if left out. */
  width?: '5' | '10' | '20';
}

/** One line of text. */
export function LineField({ list, required, width, type, autoComplete, ...field }: LineProps) {
  return (
    <TextInput
      {...about(field)}
      {...(list ? { list, autoComplete: 'off' } : {})}
      {...(autoComplete ? { autoComplete } : {})}
      {...(type ? { type, spellCheck: false } : {})}
      {...(width ? { width } : {})}
      {...(required ? { required } : {})}
      {...(type === 'password' ? {} : { defaultValue: textOf(field.form, field.name) })}
    />
  );
}

/** Several lines of text. */
export function TextField({ rows = 4, required, ...field }: FieldProps & { rows?: number; required?: boolean }) {
  return (
    <Textarea
      {...about(field)}
      {...(required ? { required } : {})}
      rows={rows}
      defaultValue={textOf(field.form, field.name)}
    />
  );
}

/** One of several; the first option is what is chosen when nothing is. */
export function ChoiceField({ options, ...field }: FieldProps & { options: { value: string; label: string }[] }) {
  return (
    <Select {...about(field)} defaultValue={textOf(field.form, field.name)}>
      {options.map(({ value, label: words }) => (
        <Select.Option key={value} value={value}>
          {words}
        </Select.Option>
      ))}
    </Select>
  );
}

/** Any of several. */
export function TickField({ options, ...field }: FieldProps & { options: { value: string; label: string }[] }) {
  const { name, form } = field;
  const chosen = [form.values[name] ?? []].flat();
  const { label: legend, ...rest } = about(field);
  return (
    // The first box has the field's id, to which an error leads, so the group has another.
    <Checkboxes {...rest} id={`${name}-group`} legend={legend} legendProps={{ size: 's' }} small>
      {options.map(({ value, label: words }, index) => (
        <Checkboxes.Item
          key={value}
          id={index === 0 ? name : `${name}-${value}`}
          value={value}
          defaultChecked={chosen.includes(value)}
        >
          {words}
        </Checkboxes.Item>
      ))}
    </Checkboxes>
  );
}

/** One of a few, all to be seen at once. */
export function RadioField({ options, ...field }: FieldProps & { options: { value: string; label: string }[] }) {
  const { name, form } = field;
  const { label: legend, ...rest } = about(field);
  return (
    // The first button has the field's id, to which an error leads, so the group has another.
    <Radios {...rest} id={`${name}-group`} legend={legend} legendProps={{ size: 's' }}>
      {options.map(({ value, label: words }, index) => (
        <Radios.Item
          key={value}
          id={index === 0 ? name : `${name}-${index}`}
          value={value}
          defaultChecked={value === textOf(form, name)}
        >
          {words}
        </Radios.Item>
      ))}
    </Radios>
  );
}

/** A file that is sent with the form, which must be `multipart/form-data`. */
export function FileField({ name, id = name, label, hint, form }: FieldProps) {
  const error = form.problems.find(({ field }) => field === id)?.message;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'nhsuk-form-group nhsuk-form-group--error' : 'nhsuk-form-group'}>
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <span className="nhsuk-error-message" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
      <input
        className="nhsuk-file-upload"
        type="file"
        id={id}
        name={name}
        required
        {...(described ? { 'aria-describedby': described } : {})}
      />
    </div>
  );
}

function about({ name, id = name, label, hint, form }: FieldProps) {
  const error = form.problems.find(({ field }) => field === id)?.message;
  return { id, name, label, ...(hint ? { hint } : {}), ...(error ? { error } : {}) };
}

function textOf({ values }: Filled, name: string): string {
  return [values[name] ?? ''].flat().join('\n');
}

/** A form in which nothing is filled in and nothing is wrong. */
export const unfilled: Filled = { values: {}, problems: [] };

/** The lines of a field, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
