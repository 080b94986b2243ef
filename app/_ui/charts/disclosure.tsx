import type { ReactNode } from 'react'
import { Chevron } from '../chevron'

type DisclosureProps = { readonly title: string; readonly children: ReactNode }

/** Something one click away, without a script. Printed where it is open. */
export function Disclosure({ title, children }: DisclosureProps) {
  return (
    <details className="group border-rule border-b last:border-0 print:hidden print:open:block">
      <summary className="flex min-h-11 list-none items-center gap-2 text-quiet text-small hover:text-ink [&::-webkit-details-marker]:hidden">
        <Chevron />
        {title}
      </summary>
      <div className="pt-1 pb-5">{children}</div>
    </details>
  )
}
