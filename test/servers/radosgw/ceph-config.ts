export interface CephPlan {
  readonly folder: string;
  readonly clusterId: string;
  readonly monitorPort: number;
  readonly gatewayPort: number;
}

/** The configuration of a cluster of one monitor, one object store in memory and one gateway, all on the loopback. */
export function cephConfig(plan: CephPlan): string {
  const { folder } = plan;
  const quiet = ['ms', 'mon', 'osd', 'rgw', 'paxos', 'rocksdb', 'auth'].map((name) => `debug_${name} = 0`);
  return `${[
    '[global]',
    `fsid = ${plan.clusterId}`,
    `mon_host = [v2:127.0.0.1:${plan.monitorPort}]`,
    'public_addr = 127.0.0.1',
    'cluster_addr = 127.0.0.1',
    'ms_bind_ipv6 = false',
    'auth_cluster_required = cephx',
    'auth_service_required = cephx',
    'auth_client_required = cephx',
    `keyring = ${folder}/keyring`,
    `run_dir = ${folder}`,
    `admin_socket = ${folder}/$name.asok`,
    `log_file = ${folder}/$name.log`,
    `pid_file = ${folder}/$name.pid`,
    `mon_cluster_log_file = ${folder}/cluster.log`,
    // One copy of everything, and few placement groups: there is one place to put them.
    'osd_pool_default_size = 1',
    'osd_pool_default_min_size = 1',
    'osd_pool_default_pg_num = 4',
    'osd_pool_default_pgp_num = 4',
    'osd_pool_default_pg_autoscale_mode = off',
    'osd_crush_chooseleaf_type = 0',
    'mon_allow_pool_size_one = true',
    'mon_data_avail_crit = 1',
    'mon_data_avail_warn = 2',
    ...quiet,
    '[mon.a]',
    `mon_data = ${folder}/mon`,
    '[osd]',
    `osd_data = ${folder}/osd`,
    'osd_objectstore = memstore',
    'memstore_device_bytes = 4294967296',
    'osd_max_object_name_len = 2048',
    '[client.rgw]',
    `rgw_frontends = beast endpoint=127.0.0.1:${plan.gatewayPort}`,
    `rgw_data = ${folder}/rgw`,
    'rgw_enable_usage_log = false',
    'rgw_enable_ops_log = false',
  ].join('\n')}\n`;
}
