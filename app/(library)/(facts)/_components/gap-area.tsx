import { type ComponentProps, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { deletions } from '@/lib/domain/cards/cloze'
import { type HiddenUnder, hideShownWords } from './fact-fields'
import { MediaArea } from './media-area'

/** Ctrl or ⌘ with Shift and C, as in Anki; with Alt under the same number. The key is told by its place, for Alt changes its sign. */
const hidesWords = (event: KeyboardEvent): HiddenUnder | null => {
  if (event.code !== 'KeyC' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return null
  return event.altKey ? 'same' : 'next'
}

type GapAreaProps = Omit<ComponentProps<typeof MediaArea>, 'areaRef'> & {
  /** Whether there is room for more than the first gap. */
  readonly isFull?: boolean
}

/** A sentence of which words can be hidden. */
export function GapArea({ isFull = false, value, onValue, ...props }: GapAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [nothing, setNothing] = useState(false)
  const [hint, setHint] = useState('')
  const hide = (under: HiddenUnder) => {
    const control = area.current
    if (!control) return
    const { selectionStart: start, selectionEnd: end } = control
    const hidden = hideShownWords(value, { start, end, under, hint })
    setNothing(hidden === null)
    control.focus()
    if (!hidden) return
    setHint('')
    onValue(hidden.source)
    // The cursor is set once the new text stands in the field.
    requestAnimationFrame(() => control.setSelectionRange(hidden.cursor, hidden.cursor))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field and the buttons inside
    <div
      onKeyDown={(event) => {
        const under = hidesWords(event.nativeEvent)
        if (under === null) return
        event.preventDefault()
        hide(under)
      }}
    >
      <MediaArea
        {...props}
        areaRef={area}
        value={value}
        onValue={(typed) => {
          setNothing(false)
          onValue(typed)
        }}
      />
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <Button
          look={isFull ? 'plain' : 'quiet'}
          aria-keyshortcuts="Control+Shift+C Meta+Shift+C"
          title="Ctrl or ⌘, Shift, C"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => hide('next')}
        >
          Hide selected words
        </Button>
        {isFull && deletions(value).length > 0 ? (
          <Button
            aria-keyshortcuts="Control+Alt+Shift+C Meta+Alt+Shift+C"
            title="Ctrl or ⌘, Alt, Shift, C"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => hide('same')}
          >
            Hide in the same card
          </Button>
        ) : null}
      </div>
      {isFull ? (
        <TextField
          label="Text in the gap"
          hint="Shown in place of the words you hide next."
          value={hint}
          onValue={setHint}
          className="mt-3"
        />
      ) : null}
      <p role="status" className="mt-1 text-hard text-small empty:hidden">
        {nothing ? 'Select words in the sentence first.' : ''}
      </p>
    </div>
  )
}
