import { wholeWords } from '@/app/(library)/(facts)/_components/sentences'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { sentencesOfText } from '@/lib/domain/text/sentences-of-text'
import { WORDS_FROM } from './page-marks'

const blocksIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[${WORDS_FROM}]`)]
const wordsFrom = (block: HTMLElement): number => Number(block.getAttribute(WORDS_FROM))
const wordsOf = (block: HTMLElement): string => block.textContent ?? ''

const blockAround = (node: Node): HTMLElement | null => {
  const element = node instanceof HTMLElement ? node : node.parentElement
  return element?.closest<HTMLElement>(`[${WORDS_FROM}]`) ?? null
}

/** How many characters of a block stand before a point in it. */
const lengthBefore = (block: HTMLElement, node: Node, offset: number): number => {
  const range = document.createRange()
  range.setStart(block, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

/** The span of the article's text that is selected inside `root`, whole words only; null where nothing of it is. */
export function selectedSpan(root: HTMLElement): TextSpan | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const first = blockAround(range.startContainer)
  if (!first || !root.contains(first)) return null
  const from = lengthBefore(first, range.startContainer, range.startOffset)
  const last = blockAround(range.endContainer)
  // A selection that runs out of the text, into the facts beside it, ends with its paragraph.
  const isInText = last !== null && root.contains(last)
  const block = isInText && last !== first ? last : first
  const to = isInText ? lengthBefore(block, range.endContainer, range.endOffset) : wordsOf(first).length
  const start = wholeWords(wordsOf(first), { start: from, end: block === first ? to : wordsOf(first).length })
  if (!start) return null
  if (block === first) return { start: wordsFrom(first) + start.start, end: wordsFrom(first) + start.end }
  const end = wholeWords(wordsOf(block), { start: 0, end: to })
  return end && { start: wordsFrom(first) + start.start, end: wordsFrom(block) + end.end }
}

/** The words of a span as they stand on the page, with what of the same paragraphs stands around them. */
export function surroundingsOf(root: HTMLElement, span: TextSpan): { readonly text: string; readonly from: number } {
  const touched = blocksIn(root).filter((block) => {
    const from = wordsFrom(block)
    return from < span.end && from + wordsOf(block).length > span.start
  })
  const from = touched[0] ? wordsFrom(touched[0]) : span.start
  let text = ''
  for (const block of touched) text = text.padEnd(wordsFrom(block) - from, '\n') + wordsOf(block)
  return { text, from }
}

type Point = { readonly node: Text; readonly offset: number }

/** The node and offset of a place in the article's text. */
const pointAt = (root: HTMLElement, at: number): Point | null => {
  const block = blocksIn(root).find((one) => wordsFrom(one) <= at && wordsFrom(one) + wordsOf(one).length >= at)
  return block ? pointIn(block, at) : null
}

/** The same within the block that it is in. */
const pointIn = (block: HTMLElement, at: number): Point | null => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let left = at - wordsFrom(block)
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (left <= node.length) return { node, offset: left }
    left -= node.length
  }
  return null
}

/** A span of the article's text as a range of the page; null where its words are not on it. */
export function rangeOf(root: HTMLElement, span: TextSpan): Range | null {
  const [from, to] = [pointAt(root, span.start), pointAt(root, span.end)]
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Where in the window the line of a block begins that holds a place of the article's text. */
export function lineTopOf(block: HTMLElement, at: number): number {
  const point = pointIn(block, Math.max(at, wordsFrom(block)))
  const top = block.getBoundingClientRect().top
  if (!point) return top
  const range = document.createRange()
  range.setStart(point.node, point.offset)
  range.setEnd(point.node, Math.min(point.node.length, point.offset + 1))
  return range.getClientRects()[0]?.top ?? top
}

/** The sentences that a span touches, as one span: whole sentences, also where it runs over several. */
export function wholeSentences(root: HTMLElement, span: TextSpan): TextSpan {
  const touched = sentencesIn(root).filter(({ start, end }) => start < span.end && end > span.start)
  const start = Math.min(span.start, touched[0]?.start ?? span.start)
  return { start, end: Math.max(span.end, touched.at(-1)?.end ?? span.end) }
}

/** Selects a span of the article's text on the page and brings it into view. */
export function selectSpan(root: HTMLElement, span: TextSpan): void {
  const range = rangeOf(root, span)
  if (!range) return
  const { startContainer, startOffset, endContainer, endOffset } = range
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
  const box = range.getBoundingClientRect()
  const room = { top: 80, bottom: window.innerHeight - 220 }
  if (box.top < room.top || box.bottom > room.bottom) window.scrollBy({ top: box.top - window.innerHeight / 4 })
}

/** The sentences of the text on the page, in order. */
export const sentencesIn = (root: HTMLElement): readonly TextSpan[] =>
  blocksIn(root).flatMap((block) => {
    const from = wordsFrom(block)
    return sentencesOfText(wordsOf(block)).map(({ start, end }) => ({ start: start + from, end: end + from }))
  })

/** The first sentence that stands in view: where choosing one begins. */
export function firstSentenceInView(root: HTMLElement): number {
  const top = blocksIn(root).find((block) => block.getBoundingClientRect().bottom > 80)
  const from = top ? wordsFrom(top) : 0
  const at = sentencesIn(root).findIndex(({ start }) => start >= from)
  return Math.max(0, at)
}
