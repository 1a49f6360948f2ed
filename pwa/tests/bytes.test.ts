import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, sayBytes } from '../src/kit/bytes.ts';

test('bytes come back as they were said, whatever their length, in letters that fit the wire', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 151 + length * 37) % 256);
    const said = sayBytes(bytes.buffer);
    assert.match(said, /^[A-Za-z0-9_-]*$/);
    assert.deepEqual(bytesOf(said), bytes);
  }
  assert.equal(sayBytes(new Uint8Array([251, 255, 254]).buffer), '-__-');
});
