#!/bin/bash
set -ex
/etc/eks/bootstrap.sh study \
  --apiserver-endpoint https://0A1B2C3D4E5F.gr7.ap-northeast-1.eks.amazonaws.com \
  --b64-cluster-ca LS0tLS1CRUdJTi1TVFVEWQ== \
  --service-ipv4-cidr 172.20.0.0/16 \
  --use-max-pods false \
  --kubelet-extra-args '--max-pods=110 --node-labels=team=shop'
