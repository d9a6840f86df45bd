import { field, list, number, text, type VimValue } from '@vic/vim25';

/** The VLAN of a distributed port group's `config.defaultPortConfig.vlan`: `120`, `0-4094, 5`, `pvlan 201`; null for none. */
export function vlanText(spec: VimValue | undefined): string | null {
  const pvlan = number(field(spec, 'pvlanId'));
  if (pvlan !== undefined) return `pvlan ${pvlan}`;
  const vlan = field(spec, 'vlanId');
  const id = number(vlan);
  if (id !== undefined) return vlanIdText(id);
  const ranges = list(vlan).flatMap((range) => {
    const [start, end] = [text(field(range, 'start')), text(field(range, 'end'))];
    if (start === undefined || end === undefined) return [];
    return [start === end ? start : `${start}-${end}`];
  });
  return ranges.length === 0 ? null : ranges.join(', ');
}

/** The VLAN of a standard port group. 0 is none, 4095 all. */
export function vlanIdText(id: number): string | null {
  if (id === 0) return null;
  return id === 4095 ? '0-4094' : String(id);
}
