import Link from 'next/link'

/** The name, leading to Today. */
export function Brand() {
  return (
    <Link
      href="/"
      className="flex min-h-11 items-center whitespace-nowrap font-semibold font-serif text-[1.0625rem] tracking-[-0.01em]"
    >
      Aide-Mémoire
    </Link>
  )
}
