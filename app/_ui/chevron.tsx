/** The arrow of a disclosure: points down while the `group` around it is open. */
export const Chevron = () => (
  <svg
    aria-hidden
    viewBox="0 0 10 10"
    className="size-2.5 shrink-0 transition-transform group-open:rotate-90"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
  >
    <path d="M3 1l4 4-4 4" />
  </svg>
)
