/** Products that are computed between two stops of work in steps: a millisecond or two. */
export const productsPerStep = 5e5;
