import { keysOf } from '@/lib/domain/keys/key-bindings'
import { shownKey } from '@/lib/domain/keys/key-press'
import { Kbd } from '../_ui/kbd'
import { hasSingleKeys } from '../_ui/single-keys'
import { globalKeys } from './global-keys'

/** The keys that work on every page, below those of the page itself. */
export function GlobalKeyList({ title = 'On every page' }: { readonly title?: string }) {
  const isOn = hasSingleKeys()
  return (
    <>
      <h3 className="mt-5 mb-2 font-medium font-sans text-label text-quiet">{title}</h3>
      <dl className="grid grid-cols-[minmax(0,6.5rem)_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
        {globalKeys((act) => keysOf(act, isOn).map(shownKey)).map(({ shown, what }) => (
          <div key={what} className="contents">
            <dt className="flex flex-wrap gap-1.5">
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
