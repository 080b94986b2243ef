'use client'

import { useEffect } from 'react'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { WORDS_FROM } from './page-marks'
import { rangeOf } from './text-in-page'
import './drafts/text-marks.css'

const NAME = 'found-passage'

/** Marks the stretch of the text that a search led to, brings it into view and moves the focus there. */
export function MarkFoundPassage({ start, end }: TextSpan) {
  useEffect(() => {
    const root = document.getElementById('main')
    const range = root && rangeOf(root, { start, end })
    if (!range) return
    const element = range.startContainer.parentElement?.closest<HTMLElement>(`[${WORDS_FROM}]`)
    if (element) {
      element.tabIndex = -1
      element.focus({ preventScroll: true })
    }
    window.scrollBy({ top: range.getBoundingClientRect().top - window.innerHeight / 3, behavior: 'instant' })
    if (!('highlights' in CSS)) return
    CSS.highlights.set(NAME, new Highlight(range))
    return () => {
      CSS.highlights.delete(NAME)
    }
  }, [start, end])
  return null
}
