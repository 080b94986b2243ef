import { type DragEvent, Suspense, useRef, useState } from 'react'
import { whenLoaded } from '@/app/_client/lazy-part'
import { classNames } from '@/app/_ui/class-names'
import { TextArea, type TextAreaProps } from '@/app/_ui/field'
import { foldMedia, NO_NAMES, unfoldMedia } from '@/lib/domain/occlusion/folded-text'

const MediaTools = whenLoaded(() => import('./media-tools').then((module) => module.MediaTools), { tell: false })

type MediaAreaProps = TextAreaProps & {
  readonly value: string
  readonly onValue: (value: string) => void
  /** Takes a text with parts of a picture hidden; without it none can be. */
  readonly onOcclude?: (value: string) => void
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/**
 * A side of a card: an image, sound or video may be dropped on it, pasted into it or chosen below it. In the field a short
 * name stands for it; the file itself, and the shapes on a picture, are in the list below.
 */
export function MediaArea({ areaRef, onOcclude, rows = 2, ...props }: MediaAreaProps) {
  const own = useRef<HTMLTextAreaElement>(null)
  const area = areaRef ?? own
  const [given, setGiven] = useState<{ readonly files: readonly File[]; readonly times: number } | null>(null)
  const [isOver, setOver] = useState(false)
  const [names, setNames] = useState(NO_NAMES)
  const folded = foldMedia(props.value, names)
  // A file that was deleted by mistake comes back with its name.
  if (folded.names !== names) setNames(folded.names)
  const take = (files: FileList) => setGiven((last) => ({ files: [...files], times: (last?.times ?? 0) + 1 }))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped can be chosen with the button below as well
    <div
      className={classNames(
        'min-w-0 rounded-control',
        isOver && 'outline-2 outline-accent outline-dashed outline-offset-4',
      )}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        take(event.dataTransfer.files)
      }}
      onPaste={(event) => {
        // Copied words come with a picture of them from some programs.
        if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes('text/plain')) return
        event.preventDefault()
        event.stopPropagation()
        take(event.clipboardData.files)
      }}
    >
      <TextArea
        {...props}
        rows={rows}
        className={rows > 1 ? '[&_textarea]:min-h-17' : ''}
        areaRef={area}
        value={folded.text}
        onValue={(shown) => props.onValue(unfoldMedia(shown, folded.names))}
      />
      <Suspense fallback={<div className="min-h-12" />}>
        <MediaTools
          label={props.label}
          value={props.value}
          area={area}
          given={given}
          onValue={props.onValue}
          onOcclude={onOcclude}
        />
      </Suspense>
    </div>
  )
}
