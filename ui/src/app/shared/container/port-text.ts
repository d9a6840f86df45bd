import type { ContainerVm, PortMapping } from '@vic/contract';

/** `8080→80/tcp` for a published port, `80/tcp` for one that is only exposed. */
export function portText({ hostPort, containerPort, protocol }: PortMapping): string {
  const inside = `${containerPort}/${protocol}`;
  return hostPort === null ? inside : `${hostPort}→${inside}`;
}

/** All ports of a container, on all its networks; each once. */
export function portsText({ ports }: Pick<ContainerVm, 'ports'>): string {
  return [...new Set(ports.map(portText))].join(', ');
}

/** All networks of a container with their addresses. */
export function networksText({ networks }: Pick<ContainerVm, 'networks'>): string {
  return networks.map(({ name, address }) => (address === null ? name : `${name} ${address}`)).join(', ');
}
