// Nothing newer than the check may stand above it: an old Node must get as far as the message.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `Aide-Mémoire needs Node 20.9 or newer; this is ${process.versions.node}. Install a newer Node from nodejs.org.`,
  )
  process.exit(1)
}

const start = async () => {
  const { ensureInstalled } = await import('./setup.mjs')
  await ensureInstalled()
  const { ensureBuilt } = await import('./build.mjs')
  const { refuseWhileServing } = await import('./port.mjs')
  await ensureBuilt(refuseWhileServing)
  const { serve } = await import('./serve.mjs')
  await serve()
}

start().catch((reason) => import('./say.mjs').then(({ exitWith }) => exitWith(reason)))
