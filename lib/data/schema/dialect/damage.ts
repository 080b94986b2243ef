/** Told of each stored value that was not what its column holds. */
type Listener = (what: string) => void

let listener: Listener = () => {}

/** Notes that a stored value is damaged: whoever reads it goes on with null or the column's substitute. */
export const noteDamage = (what: string): void => listener(what)

/** Sets who is told of damaged values in this process; what is returned sets the previous one again. */
export const onDamage = (next: Listener): (() => void) => {
  const previous = listener
  listener = next
  return () => {
    listener = previous
  }
}

/** The damage that is noted while `work` runs. */
export const damageIn = (work: () => void): readonly string[] => {
  const found: string[] = []
  const restore = onDamage((what) => found.push(what))
  try {
    work()
  } finally {
    restore()
  }
  return found
}
