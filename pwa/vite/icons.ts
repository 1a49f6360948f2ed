import type { Plugin } from 'vite';
import { png, type Paint } from './png.ts';

const DAMSON = [0x6e, 0x2a, 0x5e] as const;
const MARIGOLD = [0xf7, 0xb7, 0x33] as const;
const GROUND = [0xf7, 0xf4, 0xf4] as const;

const STROKES = 7;
const RADIUS = 13 / 36;
const HALF_STROKE = 2.5 / 36;
/** Half the angle of one stroke, in radians: what the drawing in public/mark.svg uses. */
const HALF_ANGLE = 0.287;

/** Draws the mark as PNG icons while building, because iOS takes no SVG for the home screen. */
export function icons(): Plugin {
  return {
    name: 'icons',
    apply: 'build',
    generateBundle() {
      const emit = (name: string, size: number, scale: number, solid: boolean) =>
        this.emitFile({ type: 'asset', fileName: name, source: png(size, mark(size, scale, solid)) });
      emit('icon-180.png', 180, 0.86, true);
      emit('icon-192.png', 192, 1, false);
      emit('icon-512.png', 512, 1, false);
      emit('icon-maskable-512.png', 512, 0.72, true);
    },
  };
}

/** The ring of seven strokes, the seventh marigold; `solid` fills the ground behind it. */
function mark(size: number, scale: number, solid: boolean): Paint {
  const blur = 1 / (size * scale);
  return (x, y) => {
    const [distance, stroke] = nearest((x - 0.5) / scale, (y - 0.5) / scale);
    const cover = Math.min(1, Math.max(0, (HALF_STROKE - distance) / blur + 0.5));
    const ink = stroke === STROKES - 1 ? MARIGOLD : DAMSON;
    if (!solid) return [...ink, Math.round(cover * 255)];
    const mix = (at: 0 | 1 | 2) => Math.round(ink[at] * cover + GROUND[at] * (1 - cover));
    return [mix(0), mix(1), mix(2), 255];
  };
}

/** Distance from a point to the middle line of the nearest stroke, and which stroke that is. */
function nearest(x: number, y: number): readonly [number, number] {
  const turn = (2 * Math.PI) / STROKES;
  const angle = Math.atan2(x, -y) - turn / 2;
  const stroke = ((Math.round(angle / turn) % STROKES) + STROKES) % STROKES;
  const off = angle - Math.round(angle / turn) * turn;
  const radius = Math.hypot(x, y);
  if (Math.abs(off) <= HALF_ANGLE) return [Math.abs(radius - RADIUS), stroke];
  const beyond = Math.abs(off) - HALF_ANGLE;
  return [Math.hypot(radius * Math.cos(beyond) - RADIUS, radius * Math.sin(beyond)), stroke];
}
