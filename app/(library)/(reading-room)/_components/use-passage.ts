import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { firstSentenceInView, selectedSpan, selectSpan, sentencesIn, surroundingsOf } from './text-in-page'

/** A passage that is chosen, with the paragraphs it stands in. */
export type Chosen = {
  readonly span: TextSpan
  readonly around: { readonly text: string; readonly from: number }
}

export const wordsOfChosen = ({ span, around }: Chosen): string =>
  around.text.slice(span.start - around.from, span.end - around.from)

const SETTLE_MS = 150

/** The steps of choosing by sentences: the next or the last one, one more or one fewer. */
export type PassageStep = 'next' | 'previous' | 'more' | 'fewer'

export type ChosenPassage = {
  readonly chosen: Chosen | null
  /** Whether sentences are being chosen one by one. */
  readonly bySentence: boolean
  readonly begin: () => void
  readonly step: (step: PassageStep) => void
  readonly clear: () => void
}

/** What is selected in the text: with the mouse, by touch, or sentence by sentence. */
export function usePassage(root: RefObject<HTMLElement | null>): ChosenPassage {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  /** The first and last of the chosen sentences, counted from 0; null while they are not chosen one by one. */
  const [sentences, setSentences] = useState<{ first: number; last: number } | null>(null)
  const pressedInText = useRef(false)

  const choose = useCallback(
    (span: TextSpan) => {
      if (root.current) setChosen({ span, around: surroundingsOf(root.current, span) })
    },
    [root],
  )

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      const span = root.current && selectedSpan(root.current)
      if (span) choose(span)
      else if (pressedInText.current && document.getSelection()?.isCollapsed) setChosen(null)
    }
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, SETTLE_MS)
    }
    const pressed = (event: PointerEvent) => {
      pressedInText.current = event.target instanceof Node && root.current?.contains(event.target) === true
      if (pressedInText.current) setSentences(null)
    }
    document.addEventListener('selectionchange', changed)
    document.addEventListener('pointerdown', pressed)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', changed)
      document.removeEventListener('pointerdown', pressed)
    }
  }, [root, choose])

  const show = (first: number, last: number) => {
    const all = root.current ? sentencesIn(root.current) : []
    const [from, to] = [all[first], all[last]]
    if (!root.current || !from || !to) return
    setSentences({ first, last })
    choose({ start: from.start, end: to.end })
    selectSpan(root.current, { start: from.start, end: to.end })
  }

  const step = (kind: PassageStep) => {
    if (!sentences) return
    const { first, last } = sentences
    if (kind === 'next') show(last + 1, last + 1)
    else if (kind === 'previous') show(first - 1, first - 1)
    else if (kind === 'more') show(first, last + 1)
    else if (last > first) show(first, last - 1)
  }

  return {
    chosen,
    bySentence: sentences !== null,
    begin: () => {
      const at = root.current ? firstSentenceInView(root.current) : 0
      show(at, at)
    },
    step,
    clear: () => {
      setSentences(null)
      setChosen(null)
      document.getSelection()?.removeAllRanges()
    },
  }
}
