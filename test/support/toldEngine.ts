import type { Engine } from '../../webview/training/engines/engine.ts';

/** The engine, telling of each moment at which whoever uses it waits: before each of its works and after it. */
export function toldEngine(engine: Engine, tell: () => void): Engine {
  return new Proxy(engine, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') {
        return member;
      }
      return name === 'dispose'
        ? () => target.dispose()
        : async (...all: unknown[]) => {
            tell();
            const result: unknown = await Reflect.apply(member, target, all);
            tell();
            return result;
          };
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
