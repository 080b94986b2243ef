import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import {
  type MediaInText,
  mediaInText,
  withDescription,
  withMedia,
  withoutMedia,
} from '@/lib/domain/media/media-in-text'
import { mediaAddress } from '@/lib/domain/media/media-reference'
import { MEDIA_TYPE_NAMES } from '@/lib/domain/media/media-type'
import { ControlLine } from './controls'
import { sendMedia } from './send-media'

type MediaToolsProps = {
  /** Of the field that they belong to. */
  readonly label: string
  readonly value: string
  readonly area: RefObject<HTMLTextAreaElement | null>
  /** Files that were dropped or pasted, and how many times that has happened. */
  readonly given: { readonly files: readonly File[]; readonly times: number } | null
  readonly onValue: (value: string) => void
}

/** Adds images, sounds and videos to a side of a card, and describes those that are on it. */
export function MediaTools({ label, value, area, given, onValue }: MediaToolsProps) {
  const latest = useRef({ value, onValue })
  useEffect(() => {
    latest.current = { value, onValue }
  })
  const [adding, setAdding] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const add = async (files: readonly File[]) => {
    if (adding !== null) return
    setProblem(null)
    for (const file of files) {
      setAdding(file.name)
      const sent = await sendMedia(file)
      if (!sent.ok) {
        setProblem(`“${file.name}” was not added. ${sent.message}`)
        break
      }
      const { value: text, onValue: change } = latest.current
      const next = withMedia(text, area.current?.selectionEnd ?? text.length, sent.value)
      // The next file of several follows on this one.
      latest.current = { value: next, onValue: change }
      change(next)
    }
    setAdding(null)
  }
  const addGiven = useRef(add)
  useEffect(() => {
    addGiven.current = add
  })
  useEffect(() => {
    if (given) void addGiven.current(given.files)
  }, [given])
  return (
    <div className="mt-1 grid min-w-0 grid-cols-1 gap-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <Button
          look="quiet"
          className="-ml-4 text-small"
          aria-disabled={adding !== null}
          aria-label={`Add an image, sound or video: ${label}`}
          onClick={() => adding === null && chooser.current?.click()}
        >
          Add image, sound or video
        </Button>
        <span role="status" className="text-quiet text-small">
          {adding === null ? '' : `Adding ${adding}`}
        </span>
      </div>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={`Image, sound or video: ${label}`}
        accept={MEDIA_TYPE_NAMES.join(',')}
        onChange={({ target }) => {
          void add([...(target.files ?? [])])
          target.value = ''
        }}
      />
      {problem === null ? null : (
        <p role="alert" className="text-again text-small">
          {problem}
        </p>
      )}
      <MediaRows label={label} value={value} onValue={onValue} />
    </div>
  )
}

const KIND_WORDS = { image: 'image', sound: 'sound', video: 'video' } as const

function MediaRows({ label, value, onValue }: Pick<MediaToolsProps, 'label' | 'value' | 'onValue'>) {
  const all = mediaInText(value)
  if (all.length === 0) return null
  return (
    <ul className="grid min-w-0 grid-cols-1 gap-3" aria-label={`Files: ${label}`}>
      {all.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice; its place is what it is
        <li key={`${one.target} ${at}`} className="flex min-w-0 flex-wrap items-end gap-3 sm:flex-nowrap">
          <Thumbnail shown={one} />
          <ControlLine
            label={`Description of the ${KIND_WORDS[one.reference.kind]}`}
            hint="For search and screen readers. Don’t give the answer away."
            value={one.description}
            onValue={(description) => onValue(withDescription(value, one, description))}
            className="min-w-0 basis-full max-sm:order-last sm:flex-1 sm:basis-0"
          />
          <Button
            look="quiet"
            className="px-2 max-sm:ml-auto"
            aria-label={`Remove the ${KIND_WORDS[one.reference.kind]}${one.description === '' ? '' : `: ${one.description}`}`}
            onClick={() => onValue(withoutMedia(value, one))}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Thumbnail({ shown: { reference } }: { readonly shown: MediaInText }) {
  if (reference.kind !== 'image') return null
  return (
    // biome-ignore lint/performance/noImgElement: a file of the library, shown small
    <img
      src={mediaAddress(reference.digest)}
      alt=""
      className="size-11 shrink-0 rounded-mark border border-rule object-cover"
    />
  )
}
