import { Kbd } from '../_ui/kbd'
import { GLOBAL_KEYS } from './global-keys'

/** The keys that work on every page, below those of the page itself. */
export function GlobalKeyList({ title = 'On every page' }: { readonly title?: string }) {
  return (
    <>
      <h3 className="mt-5 mb-2 font-medium font-sans text-label text-quiet">{title}</h3>
      <dl className="grid grid-cols-[6.5rem_1fr] items-baseline gap-x-4 gap-y-2">
        {GLOBAL_KEYS.map(({ shown, what }) => (
          <div key={what} className="contents">
            <dt className="flex gap-1.5">
              {shown.flat().map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
