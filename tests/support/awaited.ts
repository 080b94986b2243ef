/** Something that is waited for, and what makes it happen. */
export const awaited = () => {
  let happen: () => void = () => undefined
  const happened = new Promise<void>((resolve) => {
    happen = resolve
  })
  return { happened, happen }
}
