import { Button } from '@/app/_ui/button'
import { Kbd } from '@/app/_ui/kbd'
import { KEY_ACT_WORDS } from '@/lib/domain/keys/key-act-words'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { KeyConflict } from '@/lib/domain/keys/key-conflicts'
import { shownKey } from '@/lib/domain/keys/key-press'

type ActKeysProps = {
  readonly act: KeyAct
  readonly keys: readonly string[]
  /** Where else the same keys do it. */
  readonly also: string | null
  readonly conflicts: readonly KeyConflict[]
  /** Whether the next key that is pressed becomes one of them. */
  readonly isWaiting: boolean
  readonly onWait: () => void
  readonly onKeys: (keys: readonly string[]) => void
}

const conflictWords = ({ key, with: other }: KeyConflict): string =>
  'fixed' in other
    ? `${shownKey(key)} cannot be changed. It is for: ${other.fixed}.`
    : `${shownKey(key)} is also used for: ${KEY_ACT_WORDS[other.act]}.`

/** One act with its keys. */
export function ActKeys({ act, keys, also, conflicts, isWaiting, onWait, onKeys }: ActKeysProps) {
  const words = KEY_ACT_WORDS[act]
  return (
    <li className="border-rule border-b py-2 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="grow basis-52">
          {words}
          {also ? <span className="block text-label text-quiet">{also}</span> : null}
        </span>
        <span className="flex flex-wrap items-center gap-1">
          {keys.map((key) => (
            <button
              key={key}
              type="button"
              aria-label={`Remove ${shownKey(key)} from ${words}`}
              onClick={() => onKeys(keys.filter((each) => each !== key))}
              className="inline-flex min-h-11 items-center gap-1 rounded-control px-1.5 hover:bg-rule/50"
            >
              <Kbd>{shownKey(key)}</Kbd>
              <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3 stroke-[1.6] stroke-quiet">
                <path d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />
              </svg>
            </button>
          ))}
          {keys.length === 0 ? <span className="text-quiet text-small">No key</span> : null}
          <Button
            look="quiet"
            className="px-2! text-small"
            aria-pressed={isWaiting}
            {...(isWaiting ? { 'data-takes-key': '' } : {})}
            onClick={onWait}
          >
            {isWaiting ? 'Press a key, Esc to cancel' : 'Add'}
            <span className="sr-only"> for {words}</span>
          </Button>
        </span>
      </div>
      {conflicts.length > 0 ? (
        <p role="alert" className="mt-1 text-again text-small">
          {conflicts.map(conflictWords).join(' ')}
        </p>
      ) : null}
    </li>
  )
}
