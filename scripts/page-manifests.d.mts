/** The manifest that a file of the build holds, as JSON would give it; null for any other code. */
export const manifestIn: (code: unknown) => Readonly<Record<string, unknown>> | null
/** From here on Next parses the manifests of pages instead of running each in a V8 context of its own. */
export const parsePageManifests: () => void
