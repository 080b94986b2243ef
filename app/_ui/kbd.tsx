import { shownKey } from '@/lib/domain/keys/key-press'

/** A key, as it stands on the keyboard. */
export function Kbd({ children }: { readonly children: string | number }) {
  return (
    <kbd className="inline-block min-w-5 rounded-[4px] border border-edge border-b-2 px-1.5 py-px text-center font-medium font-sans text-label text-ink">
      {children}
    </kbd>
  )
}

/** The key of a button beside its name, where the window is wide and there is likely a keyboard; its name says it aloud. */
export function KeyHint({ children }: { readonly children: string | number }) {
  return (
    <span aria-hidden="true" className="ml-2 hidden sm:pointer-fine:inline">
      <Kbd>{children}</Kbd>
    </span>
  )
}

/** The first of the keys of a button, if it has any. */
export const FirstKey = ({ keys: [first] }: { readonly keys: readonly string[] }) =>
  first === undefined ? null : <KeyHint>{shownKey(first)}</KeyHint>
