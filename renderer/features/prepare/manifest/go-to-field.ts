import { fieldId } from './field-props.ts';
import { formPlaceOf } from './form-sections.ts';

/** Shows a field's control and gives it the focus; in lists and pairs the row that is meant. */
export function goToField(field: string): void {
  const name = formPlaceOf(field)?.field.name;
  const found = name === undefined ? null : document.getElementById(fieldId(name));
  if (name === undefined || found === null) return;
  const controls = found.matches('input, select')
    ? [found]
    : [...found.querySelectorAll<HTMLElement>('input, select, button')];
  const position = /\[(\d+)\]$/.exec(field)?.[1];
  const pairName = field.slice(name.length + 1);
  const row =
    position === undefined
      ? controls.find((control) => control instanceof HTMLInputElement && control.value === pairName)
      : controls.filter((control) => control instanceof HTMLInputElement)[Number(position) - 1];
  const control = row ?? controls[0];
  (control ?? found).scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}
