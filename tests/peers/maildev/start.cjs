// Starts a real mail server on 127.0.0.1, prints one JSON line when ready, and stops when standard input closes.
// Tests read what arrived under /mails, and take the server away or bring it back under /down and /up.
const http = require('node:http')
const net = require('node:net')
const os = require('node:os')
const path = require('node:path')
const fs = require('node:fs')
const mailserver = require('maildev/lib/mailserver')
require('maildev/lib/logger').setLevel(0)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'countersign-mails-'))
const arrived = []

const freePort = () =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

const up = async (port) => {
  mailserver.create(port, '127.0.0.1', folder)
  await mailserver.listen()
}

const main = async () => {
  const port = await freePort()
  mailserver.on('new', (mail) =>
    arrived.push({ to: mail.to.map((one) => one.address), subject: mail.subject, text: mail.text, html: mail.html, id: mail.messageId }))
  await up(port)
  const control = http.createServer(async (request, response) => {
    if (request.url === '/down') await new Promise((resolve) => mailserver.smtp.close(resolve))
    if (request.url === '/up') await up(port)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(arrived))
  })
  control.listen(0, '127.0.0.1', () => {
    const stop = () => {
      fs.rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    }
    process.stdin.on('close', stop).on('end', stop).resume()
    process.once('SIGTERM', stop).once('SIGINT', stop)
    console.log(JSON.stringify({ port, control: `http://127.0.0.1:${control.address().port}` }))
  })
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
