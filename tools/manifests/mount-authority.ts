/** How a pod reads the certificate of an authority: its container's mounts and its own volumes. */
export const mountAuthority = (name: string, secretName: string, mountPath: string) => ({
  volumeMounts: [{ name, mountPath, readOnly: true }],
  volumes: [{ name, secret: { secretName, items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
});
