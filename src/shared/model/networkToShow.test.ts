import { describe, expect, it } from 'vitest';
import { directPredictor, forecasterOf, randomMembers, rollOutPredictor } from '../../../test/support/forecasters.ts';
import { tutorialModel } from '../../../test/support/models.ts';
import type { ForecastComponent } from './forecaster/forecaster.ts';
import { scalarNetwork } from './networkShape.ts';
import { networkToShow, reasonNotToDraw } from './networkToShow.ts';
import type { ShownNetwork } from './shownNetwork.ts';

const theta: ForecastComponent = {
  name: 'Theta',
  weights: [0.5],
  transforms: [],
  predictor: { kind: 'theta', smoothing: 0.3 },
};

describe('networkToShow', () => {
  it("shows a model's own network, whose weights come back to the bit", () => {
    const model = tutorialModel();
    const shown = networkToShow(model) as ShownNetwork;
    expect(shown).toMatchObject({ shape: model.network, direct: null, partOf: null });
    expect(shown.transforms.map(({ kind }) => kind)).toEqual(['likeTraining']);
    expect(shown.parameters).toEqual(model.parameters);
    expect(shown.parameters).not.toBe(model.parameters);
  });

  it('shows the network of the greatest share, and says what it is a part of', () => {
    const prior: ForecastComponent = {
      name: 'prior',
      weights: [0.3, 0.1],
      transforms: [{ kind: 'log', offset: 0 }],
      predictor: directPredictor('gru', { members: 2 }),
    };
    const level: ForecastComponent = {
      name: 'level',
      weights: [0.2, 0.4],
      transforms: [{ kind: 'difference', lag: 1 }],
      predictor: rollOutPredictor('lstm', 6, 3),
    };
    const forecaster = { components: [theta, prior, level], calibration: null, nonNegative: false };
    const shown = networkToShow(tutorialModel({ forecaster })) as ShownNetwork;
    expect(shown).toMatchObject({
      shape: { cell: 'lstm', hiddenSize: 6 },
      transforms: level.transforms,
      partOf: { name: 'level', share: expect.closeTo(0.3), members: 3 },
    });
    const [, , heaviest] = randomMembers(scalarNetwork(6, 'lstm'), 3, 3);
    expect(Float32Array.from(shown.parameters)).toEqual(heaviest.parameters);
    const direct = networkToShow(tutorialModel({ forecaster: { ...forecaster, components: [theta, prior] } }));
    expect(direct).toMatchObject({ direct: { window: 24, features: ['deviation', 'difference', 'presence'] } });
  });

  it('shows a network of two layers, and says why it is not drawn', () => {
    const predictor = rollOutPredictor('rnn', 12, 1, 3, 2);
    const shown = networkToShow(tutorialModel({ forecaster: forecasterOf([], predictor) })) as ShownNetwork;
    const [{ parameters }] = randomMembers({ ...scalarNetwork(12), layers: 2 }, 1, 3);
    expect(shown.parameters).toEqual(parameters);
    expect(reasonNotToDraw(shown.shape)).toBe(
      'Networks of one layer are drawn at a step; this one has 2 layers of 12 units.',
    );
    expect(reasonNotToDraw(tutorialModel().network)).toBeNull();
  });

  it.each([
    [forecasterOf([], theta.predictor), 'Textbook methods alone make this forecast; there is no network to look into.'],
  ])('says why there is none (%#)', (forecaster, reason) => {
    expect(networkToShow(tutorialModel({ forecaster }))).toEqual({ reason });
  });
});
