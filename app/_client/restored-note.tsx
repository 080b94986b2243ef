import { Button } from '@/app/_ui/button'

/** Says that a form has what was typed earlier and not saved, with a way to begin from what is saved. */
export function RestoredNote({ onStartOver }: { readonly onStartOver: () => void }) {
  return (
    <p role="status" className="mt-4 flex flex-wrap items-center gap-x-3 text-quiet text-small">
      Your unsaved entries were restored.
      <Button look="quiet" className="px-0! text-small underline underline-offset-4" onClick={onStartOver}>
        Start over
      </Button>
    </p>
  )
}
