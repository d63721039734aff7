// Imported first by what people start, so that an old Node hears what is wrong before anything else breaks.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Evenhand needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}
