import type { Routes } from '@angular/router';
import { toWantedPage } from './core/host/wanted-page.ts';

/** Pages by the addresses that the manifest names: `index.html#/main`, `index.html#/card/vm` and `index.html#/create-vch`. */
export const ROUTES: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'main' },
  {
    path: 'main',
    loadComponent: () => import('./features/main/main.ts').then((file) => file.Main),
    children: [
      {
        path: '',
        pathMatch: 'full',
        canActivate: [toWantedPage],
        loadComponent: () => import('./features/summary/summary.ts').then((file) => file.Summary),
      },
      { path: 'vchs', loadComponent: () => import('./features/vchs/vch-list.ts').then((file) => file.VchList) },
      {
        path: 'containers',
        loadComponent: () => import('./features/containers/container-list.ts').then((file) => file.ContainerList),
      },
    ],
  },
  { path: 'card/vm', loadComponent: () => import('./features/card/vm-card.ts').then((file) => file.VmCard) },
  {
    path: 'create-vch',
    loadChildren: () => import('./features/create-vch/create-vch.routes.ts').then((file) => file.CREATE_VCH_ROUTES),
  },
  { path: '**', loadComponent: () => import('./features/not-found/not-found.ts').then((file) => file.NotFound) },
];
