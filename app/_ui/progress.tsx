type ProgressProps = {
  /** What progresses, for screen readers: “Cards answered”. */
  readonly label: string
  readonly value: number
  readonly max: number
}

/** A thin line that fills; empty where there is nothing to do. */
export function Progress({ label, value, max }: ProgressProps) {
  return <progress aria-label={label} value={Math.min(value, max)} max={Math.max(1, max)} />
}
