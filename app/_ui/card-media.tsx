'use client'

import { type ReactNode, useState } from 'react'
import type { CardMedia } from '@/lib/domain/cards/look'
import type { Segment } from '@/lib/domain/cards/segments'
import { mediaAddress, readMediaReference } from '@/lib/domain/media/media-reference'

type ShownMediaProps = {
  readonly media: CardMedia
  /** The words that say what it shows; one that is asked for is a gap on the question side. */
  readonly segments: readonly Segment[]
  /** Drawn over an image. */
  readonly overlay?: ReactNode
  /** Said instead of the words. */
  readonly alternative?: string
}

/** Marks sounds and videos, for the key that plays them again. */
export const PLAYED_MEDIA = 'data-card-media'

/** An image, sound or video of a card. Its place is kept free, so that nothing moves when it appears. */
export function ShownMedia({ media: { target, isUnnamed }, segments, overlay, alternative }: ShownMediaProps) {
  const [isMissing, setMissing] = useState(false)
  // The text of a gap on the question side is already its hint or three dots.
  const words = alternative ?? (isUnnamed ? '' : segments.map(({ text }) => text).join(''))
  const reference = readMediaReference(target)
  if (reference === null) return words
  const { digest, kind, width, height } = reference
  const size = width === null || height === null ? {} : { width, height }
  const address = mediaAddress(digest)
  if (isMissing) return <MissingMedia kind={kind} words={words} />
  switch (kind) {
    case 'image': {
      const image = (
        // biome-ignore lint/performance/noImgElement: the file is in the library at the size it was given; nothing resizes it
        <img
          // It may have failed before the page could listen.
          ref={(shown) => void (shown?.complete && shown.naturalWidth === 0 && setMissing(true))}
          src={address}
          alt={words}
          {...size}
          className="card-media"
          onError={() => setMissing(true)}
        />
      )
      if (overlay === undefined) return image
      return (
        <span className="card-picture">
          {image}
          {overlay}
        </span>
      )
    }
    case 'sound':
      return (
        <span className="card-sound">
          <audio
            controls
            preload="metadata"
            src={address}
            aria-label={words || 'Sound'}
            onError={() => setMissing(true)}
            {...{ [PLAYED_MEDIA]: '' }}
          />
        </span>
      )
    case 'video':
      return (
        <video
          controls
          preload="metadata"
          src={address}
          {...size}
          className="card-media"
          aria-label={words || 'Video'}
          onError={() => setMissing(true)}
          {...{ [PLAYED_MEDIA]: '' }}
        />
      )
    default:
      return kind satisfies never
  }
}

const KIND_WORDS = { image: 'Image', sound: 'Sound', video: 'Video' } as const

/** Offline, or a file that is gone: what it would show is said. */
function MissingMedia({ kind, words }: { readonly kind: keyof typeof KIND_WORDS; readonly words: string }) {
  return (
    <span className="inline-block rounded-control border border-rule border-dashed px-3 py-2 font-sans text-quiet text-small">
      {KIND_WORDS[kind]} not available{words === '' ? '' : `: ${words}`}
    </span>
  )
}
