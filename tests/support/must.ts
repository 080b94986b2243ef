type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** The value of what must succeed; throws what is wrong where it does not. */
export const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.value
}

/** What must be there. @throws when it is not */
export const present = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('what the test needs is not there')
  return value
}

/** The first of a list that must have one. @throws when it is empty */
export const firstOf = <T>(list: readonly T[] | null | undefined): T => present(list?.[0])
