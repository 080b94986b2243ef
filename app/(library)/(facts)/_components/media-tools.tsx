import { type ChangeEvent, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { resultOfServer } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { deletions } from '@/lib/domain/cards/cloze'
import {
  type MediaInText,
  mediaInText,
  withDescription,
  withMedia,
  withoutMedia,
} from '@/lib/domain/media/media-in-text'
import { mediaAddress } from '@/lib/domain/media/media-reference'
import { MEDIA_TYPE_NAMES, MOST_MEDIA_BYTES } from '@/lib/domain/media/media-type'
import { unfoldedPlace } from '@/lib/domain/occlusion/folded-text'
import {
  type OccludedPicture,
  occludedPictures,
  withoutPicture,
  withShapes,
} from '@/lib/domain/occlusion/occluded-text'
import { failed, type Result } from '@/lib/services/result'
import { sendMediaPart } from '../media-actions'

/** A part is well below what one request may carry. */
const PART_BYTES = 8 * 1024 * 1024

/** Sends a file in parts. @returns how a card names it */
export const sendMedia = async (file: File): Promise<Result<string>> => {
  if (file.size > MOST_MEDIA_BYTES)
    return failed('too-large', 'The file is larger than 100 MB. Make it smaller, or cut out the part you need.')
  const upload = crypto.randomUUID()
  let from = 0
  do {
    const form = new FormData()
    const part = file.slice(from, from + PART_BYTES)
    for (const [name, value] of Object.entries({ upload, name: file.name, size: file.size, from }))
      form.set(name, String(value))
    form.set('bytes', part)
    const sent = await resultOfServer(() => sendMediaPart(form))
    if (!sent.ok) return sent
    if (sent.value !== null) return { ok: true, value: sent.value }
    from += part.size
  } while (from < file.size)
  return failed('conflict', 'The file did not arrive whole. Add it again.')
}

const OcclusionEditor = whenLoaded(() =>
  import('./occlusion/occlusion-editor').then((module) => module.OcclusionEditor),
)

type MediaToolsProps = {
  /** Of the field that they belong to. */
  readonly label: string
  readonly value: string
  readonly area: RefObject<HTMLTextAreaElement | null>
  /** Files that were dropped or pasted, and how many times that has happened. */
  readonly given: { readonly files: readonly File[]; readonly times: number } | null
  readonly onValue: (value: string) => void
  /** Takes a text with shapes over a picture, which is a sentence with gaps; without it nothing can be hidden. */
  readonly onOcclude?: ((value: string) => void) | undefined
}

/** Adds images, sounds and videos to a side of a card, and describes those that are on it. */
export function MediaTools({ label, value, area, given, onValue, onOcclude }: MediaToolsProps) {
  const latest = useRef({ value, onValue })
  useEffect(() => {
    latest.current = { value, onValue }
  })
  const [adding, setAdding] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
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
      const next = withMedia(text, unfoldedPlace(text, area.current?.selectionEnd ?? text.length), sent.value)
      // The next file of several follows on this one.
      latest.current = { value: next, onValue: change }
      change(next)
    }
    setAdding(null)
  }
  const addChosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void add([...(target.files ?? [])])
    target.value = ''
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
        <span className="hidden pointer-coarse:inline">
          <Button
            look="quiet"
            className="-ml-4 text-small"
            aria-disabled={adding !== null}
            aria-label={`Take a photo: ${label}`}
            onClick={() => adding === null && camera.current?.click()}
          >
            Take a photo
          </Button>
        </span>
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
        onChange={addChosen}
      />
      <input
        ref={camera}
        type="file"
        hidden
        aria-label={`Photo: ${label}`}
        accept="image/jpeg,image/png"
        capture="environment"
        onChange={addChosen}
      />
      {problem === null ? null : (
        <p role="alert" className="text-again text-small">
          {problem}
        </p>
      )}
      <MediaRows label={label} value={value} onValue={onValue} onOcclude={onOcclude} />
    </div>
  )
}

const KIND_WORDS = { image: 'image', sound: 'sound', video: 'video' } as const

type MediaRowsProps = Pick<MediaToolsProps, 'label' | 'value' | 'onValue' | 'onOcclude'>

function MediaRows({ label, value, onValue, onOcclude }: MediaRowsProps) {
  const all = mediaInText(value)
  const occluded = occludedPictures(value)
  if (all.length === 0) return null
  return (
    <ul className="grid min-w-0 grid-cols-1 gap-3" aria-label={`Files: ${label}`}>
      {all.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice; its place is what it is
        <li key={`${one.target} ${at}`} className="flex min-w-0 flex-wrap items-end gap-3 sm:flex-nowrap">
          <Thumbnail shown={one} />
          <TextField
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
            onClick={() => {
              const picture = occluded.find(({ from }) => from === one.from)
              onValue(picture ? withoutPicture(value, picture) : withoutMedia(value, one))
            }}
          >
            Remove
          </Button>
          <HideParts occluded={occluded.find(({ from }) => from === one.from)} value={value} onOcclude={onOcclude} />
        </li>
      ))}
    </ul>
  )
}

type HidePartsProps = Pick<MediaToolsProps, 'value' | 'onOcclude'> & { readonly occluded: OccludedPicture | undefined }

/** Opens the editor of the shapes on a picture. */
function HideParts({ occluded, value, onOcclude }: HidePartsProps) {
  const [isOpen, setOpen] = useState(false)
  // A number that was used once belongs to its card, even if the shape was deleted before anything was saved.
  const [highest, setHighest] = useState(0)
  const used = Math.max(highest, ...deletions(value))
  if (used > highest) setHighest(used)
  if (!occluded || !onOcclude) return null
  const count = occluded.shapes.length
  return (
    <>
      <Button look="quiet" className="whitespace-nowrap px-2" onClick={() => setOpen(true)}>
        {count === 0 ? 'Hide parts' : `${count} hidden ${count === 1 ? 'part' : 'parts'}`}
      </Button>
      {isOpen ? (
        <Suspense>
          <OcclusionEditor
            occluded={occluded}
            firstFree={used + 1}
            onApply={(shapes) => {
              setOpen(false)
              onOcclude(withShapes(value, occluded, shapes))
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
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
