/** What the controls of a form hold, by their names; one that is off or disabled holds nothing. */
export type FormEntries = Readonly<Record<string, readonly string[]>>

/** What was typed in place of what: by the names of the controls that hold something else than at first. */
export type FormChanges = Readonly<Record<string, { readonly from: readonly string[]; readonly to: readonly string[] }>>

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
