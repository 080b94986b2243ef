import vm from 'node:vm'

/** What the build writes for each page: one assignment of JSON to an entry that is named after the page. */
const MANIFEST =
  /^globalThis\.__RSC_MANIFEST = globalThis\.__RSC_MANIFEST \|\| \{\};\s*globalThis\.__RSC_MANIFEST\[("(?:[^"\\]|\\.)*")\] = (\{.*\});?\s*$/s

export const manifestIn = (code) => {
  const [, page, value] = (typeof code === 'string' && MANIFEST.exec(code)) || []
  if (page === undefined) return null
  try {
    return { [JSON.parse(page)]: JSON.parse(value) }
  } catch {
    return null
  }
}

/**
 * Next runs the manifest of each page in a V8 context of its own, which stays: 150 KB and a millisecond for every page,
 * to read JSON. From here on such code is parsed instead; any other runs as before. Call it before Next is loaded.
 */
export const parsePageManifests = () => {
  const { runInNewContext } = vm
  vm.runInNewContext = (code, context, options) => {
    const manifest = context ? manifestIn(code) : null
    if (manifest === null) return runInNewContext(code, context, options)
    context.__RSC_MANIFEST = manifest
    return manifest
  }
}
