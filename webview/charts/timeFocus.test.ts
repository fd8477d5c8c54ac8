import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FocusMover, TimeFocus } from './timeFocus.ts';

function focusOn(last: number): TimeFocus {
  const focus = new TimeFocus();
  focus.reset({ first: 1, last }, { first: 1, last });
  return focus;
}

test('a step stays where it is while the picture is zoomed around it', () => {
  const focus = focusOn(101);
  focus.zoom(0.5, 51, 'pointer');
  expect(focus.range).toEqual({ first: 26, last: 76 });
  focus.zoom(2, 51, 'pointer');
  expect(focus.range).toEqual({ first: 1, last: 101 });
});

test('panning stops at the ends', () => {
  const focus = focusOn(100);
  focus.show({ first: 80, last: 90 }, 'key');
  focus.pan(50, 'key');
  expect(focus.range).toEqual({ first: 90, last: 100 });
});

test('a cursor that leaves the picture takes it along', () => {
  const focus = focusOn(100);
  focus.show({ first: 1, last: 20 }, 'pointer');
  focus.moveCursor(25, 'key');
  expect(focus.cursor).toBe(25);
  expect(focus.range).toEqual({ first: 6, last: 25 });
});

test('whoever listens is told of changes, and by whom, until they leave', () => {
  const focus = focusOn(50);
  const movers: FocusMover[] = [];
  const leave = focus.subscribe((mover) => movers.push(mover));
  focus.moveCursor(3, 'key');
  focus.moveCursor(3, 'pointer');
  focus.show({ first: 1, last: 50 }, 'pointer');
  focus.show({ first: 10, last: 30 }, 'play');
  focus.reset({ first: 1, last: 2 }, { first: 1, last: 2 });
  leave();
  focus.moveCursor(1, 'key');
  // Of the pointer once: that it points where a key has been.
  expect(movers).toEqual(['key', 'pointer', 'play', 'data']);
  expect(focus.cursor).toBe(1);
});

test('a pointer that leaves gives the cursor back to where it was kept', () => {
  const focus = focusOn(50);
  focus.moveCursor(10, 'pointer');
  focus.moveCursor(null, 'pointer');
  expect(focus.cursor).toBeNull();
  focus.moveCursor(7, 'key');
  focus.moveCursor(20, 'pointer');
  focus.moveCursor(null, 'pointer');
  expect(focus.cursor).toBe(7);
  focus.moveCursor(30, 'pointer');
  focus.keepCursor();
  focus.moveCursor(40, 'pointer');
  focus.moveCursor(null, 'pointer');
  expect(focus.cursor).toBe(30);
  focus.moveCursor(null, 'key');
  expect(focus.cursor).toBeNull();
});

test('pictures are told where the axis of time stands, once for each place', () => {
  const focus = focusOn(50);
  const movers: FocusMover[] = [];
  focus.subscribe((mover) => movers.push(mover));
  focus.placeAxis({ left: 40, width: 500 });
  focus.placeAxis({ left: 40, width: 500 });
  expect(focus.axis).toEqual({ left: 40, width: 500 });
  expect(movers).toEqual(['data']);
});

test('other data take a cursor away that would stand beyond them', () => {
  const focus = focusOn(50);
  focus.moveCursor(40, 'pointer');
  focus.reset({ first: 1, last: 10 }, { first: 1, last: 10 });
  expect(focus.cursor).toBeNull();
});

test('whatever is done, what is shown lies within what there is', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(fc.tuple(fc.constantFrom('show', 'zoom', 'pan', 'cursor'), number, number)),
      (last, moves) => {
        const focus = focusOn(last);
        for (const [kind, a, b] of moves) {
          if (kind === 'show') {
            focus.show({ first: Math.min(a, b), last: Math.max(a, b) }, 'pointer');
          } else if (kind === 'zoom') {
            focus.zoom(Math.abs(a) / 1e5, Math.max(1, Math.min(last, b)), 'pointer');
          } else if (kind === 'pan') {
            focus.pan(a, 'pointer');
          } else {
            focus.moveCursor(a, 'key');
          }
          const { range, cursor } = focus;
          expect(range.first).toBeGreaterThanOrEqual(1);
          expect(range.last).toBeLessThanOrEqual(last + 1e-6);
          expect(range.last - range.first).toBeGreaterThanOrEqual(Math.min(last - 1, 7) - 1e-6);
          if (kind === 'cursor' && cursor !== null) {
            expect(cursor).toBeGreaterThanOrEqual(range.first - 1e-6);
            expect(cursor).toBeLessThanOrEqual(range.last + 1e-6);
          }
        }
      },
    ),
  );
});

test('a cursor outside the picture is not shown, and all is shown only where both ends are', () => {
  const focus = focusOn(100);
  focus.moveCursor(90, 'key');
  expect(focus.shownCursor).toBe(90);
  expect(focus.showsAll).toBe(true);
  focus.show({ first: 1, last: 50 }, 'pointer');
  expect(focus.cursor).toBe(90);
  expect(focus.shownCursor).toBeNull();
  expect(focus.showsAll).toBe(false);
});
