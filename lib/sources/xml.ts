import { DOMParser } from 'linkedom'

/** A part of a packed file as an XML document without a view to its namespaces; null where there is none. */
export const xmlDocument = (bytes: Uint8Array | undefined): Document | null => {
  if (!bytes) return null
  const source = new TextDecoder('utf-8').decode(bytes).replace(/<!DOCTYPE[^<>[]*(?:\[[^\]]*\])?[^<>]*>/i, '')
  return new DOMParser().parseFromString(source, 'text/xml') as unknown as Document // edge: typed as another of the same kind
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Looks up the words of all elements of a name (`dc:title`) in a part; nothing where there is no such part. */
export const xmlText = (bytes: Uint8Array | undefined): ((name: string) => readonly string[]) => {
  const document = xmlDocument(bytes)
  return (name) =>
    [...(document?.getElementsByTagName(name) ?? [])]
      .map((element) => oneLine(element.textContent ?? ''))
      .filter((text) => text !== '')
}
