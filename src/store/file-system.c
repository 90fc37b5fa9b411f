/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a folder is on a network. */
#include "file-system.h"

#include <sys/vfs.h>

/* From statfs(2), linux/magic.h and the file systems' own documentation. A file
 * system in user space (FUSE) may be anything, sshfs and the desktop's mounts of
 * servers among it. */
static const guint32 network_types[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB, of old */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 and 3 */
  0x0000564c, /* NetWare */
  0x5346414f, /* AFS */
  0x6b414653, /* AFS of the kernel */
  0x73757245, /* Coda */
  0x01021997, /* 9P: shared folders of virtual machines */
  0x65735546, /* FUSE */
  0x00c36400, /* Ceph */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
  0x0bd00bd0, /* Lustre */
  0x47504653, /* GPFS */
  0x786f4256, /* VirtualBox's shared folders */
  0xbacbacbc, /* VMware's shared folders */
};

static gboolean
ask_system (const char *folder, guint32 *type)
{
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  *type = (guint32) info.f_type;

  return TRUE;
}

gboolean
kh_file_system_is_network (const char *folder, KhFileSystemProbe probe)
{
  guint32 type = 0;

  if (!(probe != NULL ? probe : ask_system) (folder, &type))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i] == type)
      return TRUE;

  return FALSE;
}
