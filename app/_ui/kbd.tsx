/** A key, as it stands on the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    <kbd className="inline-block min-w-5 rounded-[4px] border border-edge border-b-2 px-1.5 py-px text-center font-medium font-sans text-label text-ink">
      {children}
    </kbd>
  )
}
