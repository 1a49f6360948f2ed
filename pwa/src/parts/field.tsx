import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Kind = 'text' | 'email' | 'date' | 'time' | 'number';

export interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: Kind;
  hint?: string | undefined;
  error?: string | undefined;
  min?: string;
  max?: string;
  step?: string;
  autocomplete?: string;
  required?: boolean;
}

/** A labelled input; hint and error are read with it. */
export function Field(props: FieldProps) {
  const id = useId();
  const { label, hint, error, onInput, type = 'text' } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type={type as 'text'} value={props.value} min={props.min} max={props.max} step={props.step} required={props.required}
        autocomplete={props.autocomplete as 'email'}
        aria-describedby={described} aria-invalid={error ? true : undefined} onInput={(event) => onInput(event.currentTarget.value)} />
      {hint && <p class="small muted" id={`${id}-hint`}>{hint}</p>}
      {error && <p class="small wrong" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

/** Several lines of writing. */
export function TextArea({ label, value, onInput, hint, most = 500 }: Pick<FieldProps, 'label' | 'value' | 'onInput' | 'hint'> & { most?: number }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={3} maxLength={most} value={value} aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)} />
      {hint && <p class="small muted" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

/** One of a few, in the phone's own list. */
export function Select({ label, value, options, onChange }: {
  label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
      </select>
    </div>
  );
}

/** A switch: a tick box with its words, the whole row to touch. */
export function Tick({ label, hint, checked, onChange, disabled }: {
  label: ComponentChildren; hint?: string | undefined; checked: boolean; onChange: (on: boolean) => void; disabled?: boolean;
}) {
  return (
    <label class="tick">
      <span class="grow"><b>{label}</b>{hint && <span class="small muted">{hint}</span>}</span>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
