// Messages that should not be: whoever else writes to the page or to the frame, and whatever
// either of them says that is not the handshake, is passed over in silence.

import assert from 'node:assert/strict'
import test from 'node:test'
import { sharedBrowser } from './support/browser.mjs'
import { Checklist } from './support/checklist.mjs'
import { eventually } from './support/ensure.mjs'
import { heard } from './support/events.mjs'
import { FRAME, PAGE, fake, inside, newPage, open, settled } from './support/isolated.mjs'
import { say, titles } from './support/words.mjs'

const browser = await sharedBrowser()
const TIMEOUT = { timeout: 120_000 }
const NONCE = '1-2-3-4'

/** What the fake window at the other end has received. */
const got = (frame) => frame.evaluate(() => window.got)

test.describe('to the page', TIMEOUT, () => {
  /** The page, with a frame of ours in which nothing says hello until the test does. */
  async function withFakeFrame(context, script) {
    const page = await newPage(context, browser, { expect: /net::ERR_|never.png/ })
    // Something that never comes, so that the page waits for as long as it waits for a slow line.
    await page.route('**/never.png', () => {})
    await fake(page, FRAME, script, '<img src="/never.png" alt="">')
    await page.goto(PAGE, { waitUntil: 'commit' })
    const iframe = page.locator('risk-checklist-frame iframe')
    await iframe.waitFor({ state: 'attached' })
    const frame = await (await iframe.elementHandle()).contentFrame()
    await frame.waitForFunction(() => window.got)
    return { page, frame, iframe }
  }

  const WRONG_HELLOS = {
    'an object': () => parent.postMessage({ schema: 'risk-checklist/message/1', type: 'hello', nonce: '1-2-3-4' }, '*'),
    'no JSON': () => parent.postMessage('hello', '*'),
    'another version': () => parent.postMessage(say('hello', { nonce: '1-2-3-4', schema: 'risk-checklist/message/2' }), '*'),
    'no nonce': () => parent.postMessage(say('hello'), '*'),
    'a long nonce': () => parent.postMessage(say('hello', { nonce: '1'.repeat(44) }), '*'),
    'another type': () => parent.postMessage(say('leave'), '*'),
    '5 MB': () => parent.postMessage(say('hello', { nonce: '1-2-3-4' }) + ' '.repeat(5_000_000), '*'),
    'a port of its own': () => parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*', [new MessageChannel().port1]),
  }

  test('no wrong hello is answered; the right one is, once', async (context) => {
    const { page, frame } = await withFakeFrame(context)
    for (const [name, wrong] of Object.entries(WRONG_HELLOS)) {
      await frame.evaluate(wrong)
      await settled(page)
      assert.deepEqual(await got(frame), [], name)
    }
    await frame.evaluate(() => parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*'))
    await eventually(async () => (await got(frame)).length, 1, 'the right one is answered')
    const [{ data, ports, onPort }] = await got(frame)
    assert.equal(ports, 1)
    assert.deepEqual([JSON.parse(data).type, JSON.parse(data).nonce, onPort], ['connect', NONCE, []])
    for (const nonce of [NONCE, '5-6-7-8']) await frame.evaluate((nonce) => parent.postMessage(say('hello', { nonce }), '*'), nonce)
    await settled(page)
    assert.equal((await got(frame)).length, 1, 'no second handshake')
  })

  test('the port tells nothing before it has said the page\'s own nonce, and nothing is heard on it', async (context) => {
    const { page, frame, iframe } = await withFakeFrame(context, "parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*')")
    await eventually(async () => (await got(frame)).length, 1, 'the hello is answered')
    await frame.evaluate(() => {
      for (const nonce of ['1-2-3-4', '5-6-7-8', '']) window.port.postMessage(say('connected', { nonce }))
      window.port.postMessage(say('size', { height: 640 }))
      window.port.postMessage(say('event', { name: 'outcome', detail: { text: '{}' }, parsed: 'notice' }))
      window.port.postMessage(say('leave'))
    })
    await settled(page)
    assert.deepEqual((await got(frame))[0].onPort, [], 'the configuration stays here')
    assert.deepEqual(await heard(page), [])
    assert.equal(await iframe.evaluate((element) => element.style.blockSize), '')
    assert.ok(page.url().endsWith(PAGE))
  })

  test('after the handshake, what is not to the letter changes nothing', async (context) => {
    const { page, frame, iframe } = await withFakeFrame(context, "parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*')")
    await eventually(async () => (await got(frame)).length, 1, 'the hello is answered')
    await frame.evaluate(() => window.port.postMessage(say('connected', { nonce: JSON.parse(window.got[0].data).answer })))
    await eventually(async () => (await got(frame))[0].onPort.map((text) => JSON.parse(text).type), ['configure'], 'then it is configured')
    await frame.evaluate(() => {
      const event = (name, detail, parsed) => say('event', { name, detail, parsed })
      const wrong = [
        { type: 'leave' },
        'leave',
        say('leave', { now: true }),
        say('connected', { nonce: JSON.parse(window.got[0].data).answer }),
        say('configure', { config: {}, attributes: {}, looks: {} }),
        say('size', { height: -1 }),
        say('size', { height: 1e9 }),
        say('size', { height: '10px;position:fixed' }),
        event('exit', null, null),
        event('constructor', null, null),
        event('outcome', { text: { toString: 'x' } }, 'notice'),
        event('outcome', { text: ' '.repeat(5_000_000) }, 'notice'),
      ]
      for (const one of wrong) window.port.postMessage(one)
      window.port.postMessage(say('leave'), [new MessageChannel().port1])
    })
    await settled(page)
    assert.deepEqual(await heard(page), [])
    assert.equal(await iframe.evaluate((element) => element.style.blockSize), '')
    assert.ok(page.url().endsWith(PAGE))
    await frame.evaluate(() => window.port.postMessage(say('size', { height: 640 })))
    await eventually(() => iframe.evaluate((element) => element.style.blockSize), '640px', 'and what is right still works')
  })

  test('a hello from another window is not heard, whatever its origin', async (context) => {
    const page = await newPage(context, browser, { expect: /net::ERR_/ })
    await page.route(FRAME, () => {})
    await fake(page, '**/sibling.html', "parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*')")
    await page.goto(PAGE, { waitUntil: 'commit' })
    await page.locator('risk-checklist-frame iframe').waitFor({ state: 'attached' })
    for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin']) {
      const sibling = await page.evaluateHandle((sandbox) => {
        const sibling = document.createElement('iframe')
        sibling.setAttribute('sandbox', sandbox)
        sibling.src = new URL('/sibling.html', document.querySelector('risk-checklist-frame').getAttribute('src')).href
        document.body.append(sibling)
        return sibling
      }, sandbox)
      const frame = await sibling.contentFrame()
      await frame.waitForFunction(() => window.got)
      await settled(page)
      assert.deepEqual(await got(frame), [], sandbox)
      assert.equal(await frame.evaluate(() => parent.length), await page.evaluate(() => window.length), 'and ours is in no list of frames')
    }
  })

  test('a hello from our own frame is not heard when it is not sandboxed', async (context) => {
    const page = await newPage(context, browser, { expect: /net::ERR_/ })
    await page.route(FRAME, () => {})
    await fake(page, '**/unsandboxed.html', "parent.postMessage(say('hello', { nonce: '1-2-3-4' }), '*')")
    await page.goto(PAGE, { waitUntil: 'commit' })
    const iframe = page.locator('risk-checklist-frame iframe')
    await iframe.waitFor({ state: 'attached' })
    await iframe.evaluate((element) => {
      element.removeAttribute('sandbox')
      element.src = element.src.replace('/pkg/frame.html', '/unsandboxed.html')
    })
    const frame = await (await iframe.elementHandle()).contentFrame()
    await frame.waitForURL('**/unsandboxed.html')
    await frame.waitForFunction(() => window.got)
    await settled(page)
    assert.deepEqual(await got(frame), [])
  })

  test('a message that a script has made up is not heard', async (context) => {
    const { page, frame } = await withFakeFrame(context)
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector('risk-checklist-frame').shadowRoot.querySelector('iframe')
      const data = JSON.stringify({ schema: 'risk-checklist/message/1', type: 'hello', nonce: '1-2-3-4' })
      window.dispatchEvent(new MessageEvent('message', { data, origin: 'null', source: contentWindow }))
    })
    await settled(page)
    assert.deepEqual(await got(frame), [])
  })
})

test.describe('to the frame', TIMEOUT, () => {
  /** The page without our loader: it puts the real frame on itself, which then says hello. */
  async function around(context) {
    const page = await newPage(context, browser, { expect: /net::ERR_/ })
    await page.route('**/risk-checklist-frame.js', (route) => route.abort())
    await page.goto(PAGE)
    await page.evaluate(() => {
      window.got = []
      addEventListener('message', ({ data, ports }) => window.got.push({ data, ports: ports.length }))
      const frame = document.createElement('iframe')
      frame.sandbox = 'allow-scripts'
      frame.src = document.querySelector('risk-checklist-frame').getAttribute('src')
      document.querySelector('main').prepend(frame)
      window.offer = (text, count = 1) => {
        const answers = []
        const channels = Array.from({ length: count }, () => new MessageChannel())
        for (const { port1 } of channels) port1.onmessage = ({ data }) => answers.push(data)
        frame.contentWindow.postMessage(text, '*', channels.map(({ port2 }) => port2))
        window.mine = channels[0]?.port1
        return new Promise((done) => setTimeout(() => done(answers), 250))
      }
    })
    await eventually(async () => (await got(page)).length, 1, 'the frame says hello')
    const [{ data, ports }] = await got(page)
    const hello = JSON.parse(data)
    assert.deepEqual([hello.type, ports], ['hello', 0])
    return { page, nonce: hello.nonce, frame: page.frames().find((one) => one.url().endsWith('/pkg/frame.html')) }
  }

  const connect = (nonce, more = {}) => JSON.stringify({ schema: 'risk-checklist/message/1', type: 'connect', nonce, answer: '9-9-9-9', ...more })

  test('it takes one port, with its own nonce, from the page around it, once', async (context) => {
    const { page, nonce, frame } = await around(context)
    const offer = (text, count) => page.evaluate(([text, count]) => window.offer(text, count), [text, count])
    const wrong = {
      'a made-up nonce': [connect(NONCE)],
      'no nonce': [JSON.stringify({ schema: 'risk-checklist/message/1', type: 'connect' })],
      'more than there is': [connect(nonce, { config: {} })],
      'no port': [connect(nonce), 0],
      'two ports': [connect(nonce), 2],
      'garbage': ['{"schema":'],
      'an object': [JSON.parse(connect(nonce))],
      '5 MB': [connect(nonce) + ' '.repeat(5_000_000)],
    }
    for (const [name, [text, count]] of Object.entries(wrong)) assert.deepEqual(await offer(text, count), [], name)

    // Another window on the page knows the nonce, and is still not the page.
    await fake(page, '**/sibling.html')
    await page.evaluate(() => {
      const sibling = document.createElement('iframe')
      sibling.src = new URL('/sibling.html', document.querySelector('iframe').src).href
      document.body.append(sibling)
    })
    const sibling = await (await page.locator('iframe[src$="/sibling.html"]').elementHandle()).contentFrame()
    await sibling.waitForFunction(() => window.got)
    const stolen = await sibling.evaluate((text) => {
      const { port1, port2 } = new MessageChannel()
      const answers = []
      port1.onmessage = ({ data }) => answers.push(data)
      parent.frames[0].postMessage(text, '*', [port2])
      return new Promise((done) => setTimeout(() => done(answers), 250))
    }, connect(nonce))
    assert.deepEqual(stolen, [], 'from another window')

    const [answer, ...more] = await offer(connect(nonce), 1)
    assert.deepEqual([JSON.parse(answer), more], [{ schema: 'risk-checklist/message/1', type: 'connected', nonce: '9-9-9-9' }, []])
    await page.evaluate(() => (window.first = window.mine))
    assert.deepEqual(await offer(connect(nonce), 1), [], 'the same again')

    const wrongOnPort = ['reset', '{}', { type: 'reset' }, connect(nonce), JSON.stringify({ schema: 'risk-checklist/message/1', type: 'configure', config: [], attributes: {}, looks: {} })]
    await page.evaluate((wrong) => wrong.forEach((one) => window.first.postMessage(one)), wrongOnPort)
    await settled(page)
    assert.equal(await frame.locator('risk-checklist').count(), 0, 'nothing shows before it is configured')
    const configure = JSON.stringify({ schema: 'risk-checklist/message/1', type: 'configure', config: { nation: 'wales' }, attributes: {}, looks: {} })
    await page.evaluate((text) => window.first.postMessage(text), configure)
    const checklist = new Checklist(frame)
    await checklist.screen(titles.start).waitFor()
  })

  test('a configuration of 5 MB is not read, and the checklist goes on as it is', async (context) => {
    const { page, checklist } = await open(context, browser)
    await checklist.go(titles.judgement)
    await page.locator('#checklist').evaluate((element) => (element.config = { reference: 'x'.repeat(5_000_000) }))
    await settled(page)
    await checklist.screen(titles.judgement).waitFor()
    await page.locator('#checklist').evaluate((element) => (element.config = { reference: 'case-2' }))
    await checklist.go(titles.outcome)
    await eventually(async () => (await checklist.noticeJson()).reference, 'case-2', 'the next one counts')
    await checklist.button(say('send.button')).click()
    await eventually(async () => (await heard(page, 'outcome')).length, 1, 'and it can be sent')
  })
})

test('the page, the frame and both messages of the handshake hold no more than they say', TIMEOUT, async (context) => {
  const page = await newPage(context, browser)
  await page.addInitScript(() => addEventListener('message', ({ data }) => (window.inTheOpen ??= []).push(data)))
  await page.goto(PAGE)
  const { frame } = await inside(page)
  const said = [...(await page.evaluate(() => window.inTheOpen)), ...(await frame.evaluate(() => window.inTheOpen))].map((text) => JSON.parse(text))
  assert.deepEqual(said.map(({ type }) => type), ['hello', 'connect'])
  assert.deepEqual(said.map((message) => Object.keys(message).sort().join()), ['nonce,schema,type', 'answer,nonce,schema,type'])
  assert.equal(said[0].nonce, said[1].nonce)
  assert.notEqual(said[1].nonce, said[1].answer)
})
