import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { type FormControl, fillControl, isSwitch } from './fill-control'
import { RestoredNote } from './restored-note'
import { keepChanges, keptChanges, useLeaveWarning } from './unsaved-changes'

/** What the controls of a form hold, by their names; one that is off or disabled holds nothing. */
type FormEntries = Readonly<Record<string, readonly string[]>>

/** What was typed in place of what: by the names of the controls that hold something else than at first. */
type FormChanges = Readonly<Record<string, { readonly from: readonly string[]; readonly to: readonly string[] }>>

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])

/** The entries of a form. Files are left out, and what must not be kept: those in `secret`. */
export const formEntries = (
  form: Iterable<readonly [name: string, value: unknown]>,
  secret: readonly string[] = [],
): FormEntries => {
  const entries = new Map<string, string[]>()
  for (const [name, value] of form)
    if (typeof value === 'string' && !secret.includes(name)) entries.set(name, [...(entries.get(name) ?? []), value])
  return Object.fromEntries(entries)
}

/** What differs between two states of a form; null if nothing does. */
export const formChanges = (before: FormEntries, now: FormEntries): FormChanges | null => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  const changes = names.flatMap((name) => {
    const [from, to] = [before[name] ?? [], now[name] ?? []]
    return isSame(from, to) ? [] : [[name, { from, to }] as const]
  })
  return changes.length === 0 ? null : Object.fromEntries(changes)
}

/** The changes that were made from what is saved now; null if none is left. Others would undo what was saved since. */
export const changesOf = (saved: FormEntries, kept: FormChanges): FormChanges | null => {
  const meant = Object.entries(kept).filter(([name, { from }]) => isSame(from, saved[name] ?? []))
  return meant.length === 0 ? null : Object.fromEntries(meant)
}

const controlsOf = (form: HTMLFormElement): readonly FormControl[] =>
  [...form.elements].filter(
    (element): element is FormControl =>
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )

/** What a form holds, but for passwords and the like, which no storage of the browser gets. */
const entriesOf = (form: HTMLFormElement): FormEntries =>
  formEntries(
    new FormData(form),
    controlsOf(form)
      .filter(({ type }) => type === 'password')
      .map(({ name }) => name),
  )

/** What a control held when the page was written, whatever was typed into it before the scripts were there. */
function writtenIn(control: FormControl): readonly string[] {
  if (control instanceof HTMLSelectElement) {
    const written = [...control.options].filter(({ defaultSelected }) => defaultSelected)
    return (written.length > 0 ? written : [...control.selectedOptions]).map(({ value }) => value)
  }
  if (isSwitch(control)) return control.defaultChecked ? [control.value] : []
  return [control.defaultValue]
}

/** The entries of a form as its page was written. */
const writtenEntries = (form: HTMLFormElement): FormEntries => {
  const sent = controlsOf(form).filter(
    ({ name, type, disabled }) => name !== '' && !disabled && !['file', 'password', 'submit', 'button'].includes(type),
  )
  return formEntries(sent.flatMap((control) => writtenIn(control).map((value) => [control.name, value] as const)))
}

const changesIn = (form: HTMLFormElement | null, saved: FormEntries): FormChanges | null =>
  form && formChanges(saved, entriesOf(form))

const fillForm = (form: HTMLFormElement, changes: FormChanges, side: 'from' | 'to'): void => {
  for (const control of controlsOf(form)) {
    const change = changes[control.name]
    if (change) fillControl(control, change[side])
  }
}

type Kept = {
  /** The name under which what is typed is kept in this tab. */
  readonly name: string
  /** When the form was last saved here, which it then shows; 0 if it was not. */
  readonly savedAt: number
  readonly isSaving: boolean
}

type KeptForm = {
  /** For the form. The browser restores nothing itself, which would pass for what is saved. */
  readonly form: { readonly onChange: () => void; readonly autoComplete: 'off' }
  /** Above the fields: says that entries were restored. */
  readonly note: ReactNode
}

/**
 * A form with a Save button loses nothing: what is typed is kept in the tab until it is saved, and is there again when
 * the page is. Whoever leaves is told. A field whose saved value changed meanwhile shows that.
 */
export function useKeptForm(form: RefObject<HTMLFormElement | null>, { name, savedAt, isSaving }: Kept): KeptForm {
  const saved = useRef<FormEntries>({})
  const readAt = useRef(-1)
  const isFilling = useRef(false)
  const [isChanged, setChanged] = useState(false)
  const [isRestored, setRestored] = useState(false)
  useLeaveWarning({ name, isChanged, isSaving })
  useEffect(() => {
    // A form that is refused after it was saved shows what was typed since.
    if (!form.current || savedAt <= readAt.current) return
    readAt.current = savedAt
    if (savedAt > 0) {
      saved.current = entriesOf(form.current)
      keepChanges(name, null)
      setChanged(false)
      setRestored(false)
      return
    }
    saved.current = writtenEntries(form.current)
    const early = changesIn(form.current, saved.current)
    const kept = keptChanges<FormChanges>(name)
    const meant = kept && changesOf(saved.current, kept)
    const all = early || meant ? { ...meant, ...early } : null
    keepChanges(name, all)
    if (!all) return
    isFilling.current = true
    // React has not heard of what was typed before it listened, and would put back what was written.
    if (early) fillForm(form.current, early, 'from')
    fillForm(form.current, all, 'to')
    isFilling.current = false
    setChanged(true)
    setRestored(meant !== null)
  }, [form, name, savedAt])
  const keep = () => {
    // While it is filled, React still puts back what the controls held.
    if (isFilling.current) return
    const now = changesIn(form.current, saved.current)
    keepChanges(name, now)
    setChanged(now !== null)
  }
  const wasSaving = useRef(false)
  useEffect(() => {
    if (wasSaving.current === isSaving) return
    wasSaving.current = isSaving
    // Saving may lead to another page: what is kept must be gone before, and is put back where it is refused.
    if (isSaving) keepChanges(name, null)
    else keepChanges(name, changesIn(form.current, saved.current))
  }, [form, isSaving, name])
  const startOver = () => {
    const typed = changesIn(form.current, saved.current)
    if (form.current && typed) {
      isFilling.current = true
      fillForm(form.current, typed, 'from')
      isFilling.current = false
    }
    keepChanges(name, null)
    setChanged(false)
    setRestored(false)
  }
  return {
    form: { onChange: keep, autoComplete: 'off' },
    note: isRestored ? <RestoredNote onStartOver={startOver} /> : null,
  }
}
