import { LinkButton } from '@/app/_ui/button'

type PartNavProps = { readonly articleKey: string; readonly part: number; readonly parts: number }

/** The way through a long text; nothing where it stands on one screen. */
export function PartNav({ articleKey, part, parts }: PartNavProps) {
  if (parts <= 1) return null
  const hrefOf = (to: number) => `/library/${encodeURIComponent(articleKey)}?part=${to}` as const
  return (
    <nav aria-label="Parts of the text" className="my-6 flex flex-wrap items-center justify-between gap-3">
      <p className="figures text-quiet text-small">
        Part {part} of {parts}
      </p>
      <div className="flex gap-2">
        {part > 1 ? <LinkButton href={hrefOf(part - 1)}>Previous part</LinkButton> : null}
        {part < parts ? <LinkButton href={hrefOf(part + 1)}>Next part</LinkButton> : null}
      </div>
    </nav>
  )
}
