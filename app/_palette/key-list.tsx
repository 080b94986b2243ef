import Link from 'next/link'
import { KEY_ACT_WORDS } from '@/lib/domain/keys/key-act-words'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import { keysOf } from '@/lib/domain/keys/key-bindings'
import { shownKey } from '@/lib/domain/keys/key-press'
import { Kbd } from '../_ui/kbd'
import { hasSingleKeys } from '../_ui/single-keys'
import { globalKeys } from './global-keys'

/** `Ctrl+1` to `Ctrl+7` as one. */
const RUN = ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6', 'Ctrl+7']

const inShort = (keys: readonly string[]): readonly string[] =>
  RUN.every((key) => keys.includes(key)) ? ['Ctrl+1–7', ...keys.filter((key) => !RUN.includes(key))] : keys

type KeyListProps = {
  readonly acts: readonly KeyAct[]
  /** What an act does here, where that is not what it does elsewhere. */
  readonly words?: Readonly<Partial<Record<KeyAct, string>>>
}

/** The keys of some acts as they are now. What has no key is left out: its button does it. */
export function KeyList({ acts, words = {} }: KeyListProps) {
  const isOn = hasSingleKeys()
  return (
    <dl className="grid grid-cols-[minmax(min(6.5rem,35%),auto)_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
      {acts.map((act) => {
        const keys = inShort(keysOf(act, isOn))
        return keys.length === 0 ? null : (
          <div key={act} className="contents">
            <dt className="flex flex-wrap gap-1.5">
              {keys.map((key) => (
                <Kbd key={key}>{shownKey(key)}</Kbd>
              ))}
            </dt>
            <dd>{words[act] ?? KEY_ACT_WORDS[act]}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Leads to the switch for keys without Ctrl. */
export const KeysLink = () => (
  <Link href="/settings#keyboard" className="link text-ink">
    Single-letter shortcuts on or off
  </Link>
)

/** The keys that work on every page, below those of the page itself. */
export function GlobalKeyList() {
  const isOn = hasSingleKeys()
  return (
    <>
      <h3 className="mt-5 mb-2 font-medium font-sans text-label text-quiet">On every page</h3>
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
