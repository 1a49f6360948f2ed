import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface Choice<V extends string> { value: V; label: string; hint?: string; icon?: IconName }

interface Common<V extends string> { title: ComponentChildren; name: string; choices: Choice<V>[] }

/** One question with large answers, one of which may be chosen. */
export function ChooseOne<V extends string>(props: Common<V> & { value: V | null; onChange: (value: V) => void }) {
  return (
    <Question title={props.title}>
      {props.choices.map((choice) => (
        <Row key={choice.value} {...choice} kind="radio" name={props.name} checked={props.value === choice.value}
          onPick={() => props.onChange(choice.value)} />
      ))}
    </Question>
  );
}

/** One question with large answers, any of which may be chosen. */
export function ChooseMany<V extends string>(props: Common<V> & { values: V[]; onChange: (values: V[]) => void }) {
  const flip = (value: V) =>
    props.onChange(props.values.includes(value) ? props.values.filter((each) => each !== value) : [...props.values, value]);
  return (
    <Question title={props.title}>
      {props.choices.map((choice) => (
        <Row key={choice.value} {...choice} kind="checkbox" name={props.name} checked={props.values.includes(choice.value)}
          onPick={() => flip(choice.value)} />
      ))}
    </Question>
  );
}

function Question({ title, children }: { title: ComponentChildren; children: ComponentChildren }) {
  return <fieldset><legend>{title}</legend><div class="choices">{children}</div></fieldset>;
}

interface RowProps { kind: 'radio' | 'checkbox'; name: string; checked: boolean; onPick: () => void; label: string; hint?: string; icon?: IconName }

function Row({ kind, name, checked, onPick, label, hint, icon }: RowProps) {
  return (
    <label class={icon ? 'choice' : 'choice bare'}>
      <input type={kind} name={name} checked={checked} onChange={onPick} />
      {icon && <Icon name={icon} />}
      <span><b>{label}</b>{hint && <span class="muted">{hint}</span>}</span>
      <span class={kind === 'radio' ? 'o' : 'o square'}><Icon name="tick" small /></span>
    </label>
  );
}
