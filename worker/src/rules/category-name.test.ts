import { expect, it } from 'vitest';
import { isSameCategory, namesOf } from './category-name.js';

it.each([
  ['Thé', 'the'],
  ['THÉ', 'thé'.normalize('NFD')],
  ['Œufs', 'oeufs'],
  ['Straße', 'STRASSE'],
  [' Linge  de maison', 'linge de maison'],
])('“%s” and “%s” are one category', (one, other) => {
  expect(isSameCategory(one, other)).toBe(true);
});

it.each([
  ['T-shirts', 'Tshirts'],
  ['Linge de maison', 'Lingede maison'],
  ['Thé', 'Thés'],
  ['猫', '犬'],
  ['100 %', '100'],
])('“%s” and “%s” are two', (one, other) => {
  expect(isSameCategory(one, other)).toBe(false);
});

it('a path is of names only', () => {
  expect(namesOf([' Maison ', '', ' ', 'Linge  de lit'])).toEqual(['Maison', 'Linge de lit']);
});
