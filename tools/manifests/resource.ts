import type { IIoK8sApimachineryPkgApisMetaV1ObjectMeta as Metadata } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta';

/** A kind that an operator adds to Kubernetes. */
export interface Resource<Api extends string, Kind extends string, Spec> {
  apiVersion: Api;
  kind: Kind;
  metadata: Metadata;
  spec: Spec;
}
