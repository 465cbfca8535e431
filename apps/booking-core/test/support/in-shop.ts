import { afterAll, beforeAll, jest } from '@jest/globals';
import { openShop, type DoorShop } from './door-shop.ts';
import { openDoor, type Door, type DoorOptions } from './door.ts';

/** A door with a shop behind it for all tests of the file; both are there once the tests run. */
export function inShop(
  options: DoorOptions = {},
  more?: Parameters<typeof openShop>[1],
): { readonly door: Door; readonly shop: DoorShop } {
  jest.setTimeout(60_000);
  const door = {} as Door;
  const shop = {} as DoorShop;
  beforeAll(async () => {
    Object.assign(door, await openDoor(options));
    Object.assign(shop, await openShop(door, more));
  });
  afterAll(() => door.close());
  return { door, shop };
}
